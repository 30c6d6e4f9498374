/** What the token endpoint answers to a client that asks for a token of its own with a secret. */
export async function tokenStatus(
  { url }: Readonly<{ url: string }>,
  client: string,
  secret: string,
): Promise<number> {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  await response.arrayBuffer();
  return response.status;
}
