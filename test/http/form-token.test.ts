import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFormTokens } from '../../src/http/form-token.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS } from '../e2e/sign-in-files.ts';
import { CALLBACK, csrfOf, openSignIn, startIssuerWithApp } from './sign-in-page.ts';

const ALICE = { login: 'alice', password: PASSWORDS.alice };

describe('a form token', () => {
  const tokens = createFormTokens('a key of at least thirty-two bytes');

  test('it is good for its interaction, however often the page is shown', () => {
    expect(tokens.create('one')).toBe(tokens.create('one'));
    expect(tokens.check('one', tokens.create('one'))).toBe(true);
  });

  test.each([
    ['of another interaction', tokens.create('two')],
    ['of another installation', createFormTokens('another key of thirty-two bytes').create('one')],
    ['cut off', tokens.create('one').slice(0, -1)],
    ['empty', ''],
    ['missing', undefined],
    ['given twice', [tokens.create('one'), tokens.create('one')]],
    ['that only begins like it in another encoding', `${tokens.create('one').slice(0, -1)}\u0141`],
  ])('one %s is refused', (_what, token) => {
    expect(tokens.check('one', token)).toBe(false);
  });
});

describe('a form that was not ours', () => {
  let issuer: RunningIssuer;

  beforeAll(async () => {
    issuer = await startIssuerWithApp();
  });
  afterAll(async () => issuer?.[Symbol.asyncDispose]());

  test('the right token signs in', async () => {
    const browser = await openSignIn(issuer.url);
    await browser.submit(ALICE);
    expect(browser.html).toContain('value="allow"');
  });

  test.each([
    ['wrong', () => 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['empty', () => ''],
    ['from another interaction', async () => csrfOf(await openSignIn(issuer.url))],
  ])('a token that is %s signs nobody in', async (_what, otherToken) => {
    const browser = await openSignIn(issuer.url);
    await browser.submit({ ...ALICE, csrf: await otherToken() });
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('This page has expired');

    await browser.open(`${issuer.url}/session/end`);
    expect(browser.html).not.toContain('Alice');
  });

  test('a form without a token can neither sign in nor cancel', async () => {
    for (const fields of [ALICE, { decision: 'cancel' }]) {
      const browser = await openSignIn(issuer.url);
      const body = new URLSearchParams(fields);
      await browser.open(browser.url, { method: 'POST', body }, CALLBACK);
      expect(browser.status).toBe(400);
      expect(browser.url).not.toContain(CALLBACK);
    }
  });

  test('the token of the sign-in is worth nothing for the consent', async () => {
    const browser = await openSignIn(issuer.url);
    const csrf = csrfOf(browser);
    await browser.submit(ALICE);
    await browser.submit({ decision: 'allow', csrf }, CALLBACK);
    expect(browser.status).toBe(400);
  });

  test('a page of another browser is not found, even with its token', async () => {
    const victim = await openSignIn(issuer.url);
    const csrf = csrfOf(victim);
    const response = await fetch(victim.url, {
      method: 'POST',
      body: new URLSearchParams({ ...ALICE, csrf }),
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This page has expired');
  });

  test('the cookie of one interaction does not open the page of another', async () => {
    const one = await openSignIn(issuer.url);
    const two = await openSignIn(issuer.url);
    await one.open(two.url);
    expect(one.status).toBe(400);
  });
});
