/** Deletes as many expired rows as it is given, at most, and gives back how many there were. */
type Sweep = (budget: number) => Promise<number>;

/** Sweeps in steps of so many rows, until one finds fewer. */
export function inSteps(step: number, sweep: Sweep): Sweep {
  return async (budget) => {
    let swept = 0;
    while (swept < budget) {
      const most = Math.min(step, budget - swept);
      const found = await sweep(most);
      swept += found;
      if (found < most) break;
    }
    return swept;
  };
}

/** Sweeps one place after the other, as far as the budget goes. */
export function inTurn(sweeps: readonly Sweep[]): Sweep {
  return async (budget) => {
    let swept = 0;
    for (const sweep of sweeps) swept += await sweep(budget - swept);
    return swept;
  };
}
