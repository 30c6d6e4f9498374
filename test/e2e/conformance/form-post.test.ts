import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, PASSWORD } from '../declarations.ts';
import { HTTPBrowser } from '../http-browser.ts';
import { CALLBACK, startConformanceParty, type ConformanceParty } from './relying-party.ts';

let party: ConformanceParty;

beforeAll(async () => {
  party = await startConformanceParty();
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** What the form post plan adds (OAuth 2.0 Form Post Response Mode). */
describe('response_mode=form_post', () => {
  test('the answer is a page that posts to the app, and nobody may keep', async () => {
    const browser = new HTTPBrowser();
    await openAsAlice(browser);
    await browser.submit({ decision: 'allow' });

    expect(browser.status).toBe(200);
    expect(browser.headers.get('cache-control')).toContain('no-store');
    const { action, method, fields } = formIn(browser.html);
    expect({ action, method }).toEqual({ action: CALLBACK, method: 'post' });
    expect(fields).toMatchObject({ state: 'state-of-the-test', iss: party.issuer.url });
    expect((await party.exchange(fields['code'] ?? null)).status).toBe(200);
  });

  test('an error is posted as well', async () => {
    const browser = new HTTPBrowser();
    await browser.open(party.request({ response_mode: 'form_post', prompt: 'none' }));

    const { action, fields } = formIn(browser.html);
    expect(action).toBe(CALLBACK);
    expect(fields).toMatchObject({ error: 'login_required', state: 'state-of-the-test' });
  });

  test('what the app sent as state is no markup of the page', async () => {
    const state = '"><script>alert(1)</script>';
    const browser = new HTTPBrowser();
    await browser.open(party.request({ response_mode: 'form_post', prompt: 'none', state }));

    expect(browser.html).not.toContain('<script>alert');
  });
});

async function openAsAlice(browser: HTTPBrowser): Promise<void> {
  await browser.open(party.request({ response_mode: 'form_post' }));
  await browser.submit({ login: ALICE.email, password: PASSWORD });
}

function formIn(html: string) {
  const form = /<form[^>]*>/.exec(html)?.[0] ?? '';
  const inputs = [...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
  return {
    action: /action="([^"]+)"/.exec(form)?.[1],
    method: /method="([^"]+)"/.exec(form)?.[1]?.toLowerCase(),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])),
  };
}
