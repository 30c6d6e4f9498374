import type { Login } from './acknowledged.ts';
import type { KillSoak } from './kill-soak.ts';
import type { Random } from './random.ts';

/** Asks for one thing after the other, until there are no answers any more. */
export async function askOnAndOn(soak: KillSoak, random: Random): Promise<void> {
  const { server, tally } = soak;
  for (;;) {
    const from = performance.now();
    const { name, run } = nextPlan(soak, random);
    try {
      await run();
      tally.count(`acknowledged: ${name}`);
    } catch (error) {
      if (!server.wasAway(from, performance.now())) {
        tally.wrong(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        continue;
      }
      tally.count('cut off by a kill');
      return;
    }
  }
}

type Plan = Readonly<{ name: string; run: () => Promise<void> }>;

function nextPlan(soak: KillSoak, random: Random): Plan {
  const choice = random.next();
  if (choice < 0.25) return { name: 'service token', run: () => getServiceToken(soak) };
  const login = choice < 0.7 ? undefined : soak.acknowledged.takeLogin(random.below);
  if (login === undefined) return { name: 'sign-in', run: () => signIn(soak) };
  if (choice < 0.9) return { name: 'refresh', run: () => refresh(soak, login) };
  if (choice < 0.96) return { name: 'revocation', run: () => revoke(soak, login, random) };
  return { name: 'replay refused', run: () => replay(soak, login, random) };
}

async function signIn({ asked, acknowledged }: KillSoak): Promise<void> {
  const login = await asked.signIn();
  acknowledged.isGood(login.tokens);
  acknowledged.putLogin(login);
}

async function getServiceToken({ asked, acknowledged }: KillSoak): Promise<void> {
  acknowledged.isGood([await asked.serviceToken()]);
}

async function refresh({ asked, acknowledged }: KillSoak, login: Login): Promise<void> {
  const token = acknowledged.oneOf('refresh', login.tokens);
  if (token === undefined) return;
  acknowledged.isInDoubt([token]);
  const { tokens, spent } = await asked.refresh(token);
  acknowledged.isGone([token]);
  acknowledged.isGood(tokens);
  acknowledged.putLogin({
    tokens: [...login.tokens, ...tokens],
    spent: [...login.spent, ...spent],
  });
}

/** All that came of a sign-in ends with any of its tokens. */
async function revoke({ asked, acknowledged }: KillSoak, login: Login, random: Random) {
  const kind = random.pick(['access', 'refresh'] as const);
  const token = acknowledged.oneOf(kind, login.tokens);
  if (token === undefined) return;
  acknowledged.isInDoubt(login.tokens);
  await asked.revoke(token);
  acknowledged.isGone(login.tokens);
}

/** All that came of a sign-in ends with a replay, too. */
export async function replay(soak: KillSoak, { tokens, spent }: Login, random: Random) {
  const { asked, acknowledged, tally } = soak;
  acknowledged.isInDoubt(tokens);
  const request = random.pick(spent);
  const { parameters, knownUntil } = request;
  if (await asked.isGrantedAgain(request)) {
    tally.wrong(`a request was granted again (${parameters['grant_type']})`);
  } else if (performance.now() < knownUntil) acknowledged.isGone(tokens);
}
