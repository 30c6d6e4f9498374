/** What a server tells programs about itself, at its admin listener. */
export async function serverStatus({
  adminURL,
}: Readonly<{ adminURL: string }>): Promise<Readonly<Record<string, unknown>>> {
  const status: unknown = await (await fetch(`${adminURL}/status.json`)).json();
  return status as Readonly<Record<string, unknown>>;
}
