import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEngineCheck } from '../../src/issuer/check-with-engine.ts';
import { CLIENT_METADATA } from '../../src/resource/client-metadata-rules.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import type { SigningKey } from '../../src/secret/signing-keys.ts';
import type { Client } from '../../src/snapshot/client.ts';
import { client } from './clients.ts';

let keys: readonly SigningKey[];

beforeAll(async () => {
  keys = await generateSigningKeys();
});

const PLAIN = ['https://a.example/cb', 'https://b.example/cb?next=%2F'];
/** All that the engine may treat in a way of its own. */
const PECULIAR = [
  'http://a.example/cb',
  'http://localhost/cb',
  'https://localhost/cb',
  'https://127.0.0.1/cb',
  'https://a.example/#here',
  'https://a.example:8443/cb',
  'https://user@a.example/',
  'com.example.app:/cb',
  'javascript:alert(1)',
];
const NO_ADDRESSES = ['nowhere', 'https://xn--a.example/'];

/** A client that tells how often somebody looked at what it is made of. */
function watched(
  id: string,
  more: Partial<Client> = {},
): Readonly<{ client: Client; looks: () => number }> {
  let looks = 0;
  const plain = client(id, more);
  const proxy = new Proxy(plain, {
    get: (target, name, receiver) => {
      if (name === 'redirectURIs') looks += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  return { client: proxy, looks: () => looks };
}

const withKeys = (more: Partial<Client>) =>
  client('keys', {
    credential: { kind: 'private_key_jwt' },
    keys: { jwksURI: 'https://keys.example.com/jwks' },
    ...more,
  });

describe('asking the engine about clients', () => {
  test('it has no objection to good ones', async () => {
    const check = createEngineCheck(async () => keys);
    const native = client('cli', {
      applicationType: 'native',
      redirectURIs: ['http://127.0.0.1/callback', 'com.example.app:/callback'],
    });
    expect(await check([client('wiki'), native], undefined)).toEqual(new Map());
  });

  test.each([
    ['a fragment', { redirectURIs: ['https://wiki.example.com/#here'] }, /redirect_uris.*fragment/],
    ['no redirect URI', { redirectURIs: [] }, /redirect_uris/],
    [
      'a custom scheme of a web app',
      { redirectURIs: ['com.example.app:/callback'] },
      /redirect_uris must only contain web uris/,
    ],
    ['a home page that is none', { clientURI: 'wiki' }, /client_uri must be a web uri/],
  ])('it names its objection to a client with %s', async (_what, more, objection) => {
    const check = createEngineCheck(async () => keys);
    const bad = client('bad', more);
    const objections = await check([client('wiki'), bad], undefined);
    expect([...objections.keys()]).toEqual([bad]);
    expect(objections.get(bad)).toMatch(objection);
  });

  test('it recognises every member that clientMetadata may have', async () => {
    const accepted = {
      backchannel_logout_session_required: false,
      default_max_age: 60,
      require_auth_time: true,
      response_modes: ['query'],
      token_endpoint_auth_signing_alg: 'ES256',
      userinfo_signed_response_alg: 'ES256',
    };
    expect(Object.keys(accepted)).toEqual([...CLIENT_METADATA]);
    const check = createEngineCheck(async () => keys);
    const ignored = await Promise.all(
      Object.keys(accepted).map(async (member) => {
        // What the engine did not know it would drop without looking at the value.
        const bad = withKeys({ clientMetadata: { [member]: { no: 'such value' } } });
        return (await check([bad], undefined)).size === 0 ? [member] : [];
      }),
    );
    expect(ignored.flat()).toEqual([]);
    expect(await check([withKeys({ clientMetadata: accepted })], undefined)).toEqual(new Map());
  });

  test('it says which key of a client is wrong', async () => {
    const check = createEngineCheck(async () => keys);
    const bad = withKeys({
      credential: { kind: 'private_key_jwt' },
      keys: { jwks: { keys: [{ kty: 'RSA', e: 'AQAB' }] } },
    });
    const objections = await check([bad], undefined);
    expect(objections.get(bad)).toMatch(/jwks\.keys\[0\]\.n must be/);
  });

  test('a client that passed is not asked about again, a refused one is', async () => {
    const check = createEngineCheck(async () => keys);
    const good = watched('good');
    const bad = client('bad', { redirectURIs: [] });
    await check([good.client, bad], undefined);
    const first = good.looks();
    expect(first).toBeGreaterThan(0);
    expect((await check([good.client, bad], undefined)).size).toBe(1);
    expect(good.looks()).toBe(first);
  });

  test('other signing keys ask about everybody anew', async () => {
    const [rsa] = keys.filter(({ alg }) => alg === 'RS256');
    const check = createEngineCheck(async () => keys);
    const elliptic = client('modern', { idTokenAlg: 'ES256' });
    expect(await check([elliptic], undefined)).toEqual(new Map());
    const objections = await check([elliptic], rsa === undefined ? [] : [rsa]);
    expect(objections.get(elliptic)).toMatch(/id_token_signed_response_alg/);
    expect(await check([elliptic], keys)).toEqual(new Map());
  });

  test('a thousand clients let others have their turn in between', async () => {
    const check = createEngineCheck(async () => keys);
    const clients = Array.from({ length: 1000 }, (_, index) =>
      client(`client-${index}`, { redirectURIs: [`http://localhost:${1024 + index}/`] }),
    );
    let turns = 0;
    let over = false;
    const countTurns = () => {
      turns += 1;
      if (!over) setImmediate(countTurns);
    };
    setImmediate(countTurns);
    expect(await check(clients, keys)).toEqual(new Map());
    over = true;
    expect(turns).toBeGreaterThan(5);
  });

  test('of clients that it cannot tell apart it is asked about one', async () => {
    const check = createEngineCheck(async () => keys);
    const first = watched('first', { scopes: ['openid'] });
    const second = watched('second', { name: 'Another', redirectURIs: ['https://b.example/cb'] });
    expect(await check([first.client, second.client], undefined)).toEqual(new Map());
    expect(second.looks()).toBeLessThan(first.looks());
  });

  test('what it answers about many is what it answers about each', async () => {
    // Mostly what is shared, so that there is an answer to share.
    const mostly = <T>(usual: readonly T[], others: readonly T[]) =>
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...usual) },
        { weight: 1, arbitrary: fc.constantFrom(...others) },
      );
    const uris = fc.array(mostly(PLAIN, PECULIAR), { minLength: 1, maxLength: 2 });
    const uri = mostly(PLAIN, [...PECULIAR, ...NO_ADDRESSES]);
    const common = fc.record({
      applicationType: fc.constantFrom('web', 'native'),
      subjectType: fc.constantFrom('public', 'pairwise'),
      grantTypes: fc.subarray(['authorization_code', 'refresh_token', 'client_credentials']),
    });
    const own = fc.record({
      id: mostly(['wiki', 'forum'], ['wïki', 'w\u0007ki']),
      name: mostly(['Wiki', 'Forum'], ['Wïki', '']),
      redirectURIs: uris,
      postLogoutRedirectURIs: fc.oneof(fc.constant([]), uris),
      logoURL: uri,
      backchannelLogoutURI: uri,
    });
    const several = fc.array(own, { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(common, several, async (shared, variants) => {
        const clients = variants.map(({ id, ...more }) =>
          client(id, { ...(shared as Partial<Client>), ...more }),
        );
        const together = await createEngineCheck(async () => keys)(clients, undefined);
        for (const one of clients) {
          const alone = await createEngineCheck(async () => keys)([one], undefined);
          expect(together.get(one)).toBe(alone.get(one));
        }
      }),
      { numRuns: 200 },
    );
  });
});
