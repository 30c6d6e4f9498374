import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIssuer, type RunningIssuer } from '../e2e/running-issuer.ts';

describe('an authorization request by POST', () => {
  let issuer: RunningIssuer;
  beforeAll(async () => {
    issuer = await startIssuer({ files: () => ({}) });
  });
  afterAll(() => issuer?.[Symbol.asyncDispose]());

  const post = (body: BodyInit, type?: string) =>
    fetch(`${issuer.url}/auth`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: type === undefined ? {} : { 'content-type': type },
    });

  test('goes on as the same request by GET', async () => {
    const { status, headers } = await post(new URLSearchParams({ scope: 'a b', state: 'x&y' }));

    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/auth?scope=a+b&state=x%26y');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('writes nothing into the answer but an address', async () => {
    const { headers } = await post(
      'a=1\r\nSet-Cookie: b=c',
      'application/x-www-form-urlencoded; charset=utf-8',
    );

    expect(headers.get('location')).toBe('/auth?a=1%0D%0ASet-Cookie%3A+b%3Dc');
    expect(headers.get('set-cookie')).toBeNull();
  });

  test.each([
    ['that is no form', '{}', 'application/json', /only a form can be posted/],
    [
      'that is too long for an address',
      `state=${'x'.repeat(13_000)}`,
      'application/x-www-form-urlencoded',
      /pushed authorization request/,
    ],
  ])('%s is refused with words', async (_, body, type, words) => {
    const response = await post(body, type);

    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(words);
  });
});
