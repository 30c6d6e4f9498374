import { Provider } from 'oidc-provider';
import { beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../../src/issuer/client-settings.ts';
import { CurrentKeys } from '../../src/issuer/current-keys.ts';
import { CurrentProvider } from '../../src/issuer/current-provider.ts';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { keySettings } from '../../src/issuer/engine-features.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { permanentSchedule, type KeySchedule } from '../../src/secret/key-schedule.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

let managed: KeySchedule;
beforeAll(async () => {
  managed = permanentSchedule(await generateSigningKeys());
});

/** A snapshot of which one client has this claim. */
const withClaim = (name: string): Snapshot =>
  snapshotOf([], [client('wiki', { claims: { [name]: { value: 1 } } })]);

function startWith(first: Snapshot) {
  const current = new CurrentSnapshot(first);
  const adapter = createEngineAdapter(createMemoryStore());
  let made = 0;
  let now = 0;
  const keys = new CurrentKeys(
    () => managed,
    () => now,
  );
  const engines = new CurrentProvider(current, keys, (inUse, shape) => {
    made += 1;
    return new Provider('https://auth.example.com', {
      ...clientSettings(shape),
      adapter,
      cookies: { keys: ['cookie-signing-key'] },
      features: { devInteractions: { enabled: false } },
      ...keySettings(inUse),
    });
  });
  return { current, engines, made: () => made, setClock: (time: number) => void (now = time) };
}

test('a snapshot of the same shape has the same engine', () => {
  const { current, engines, made } = startWith(withClaim('role'));
  const before = engines.get();
  current.publish(withClaim('role'));
  expect(engines.get()).toBe(before);
  expect(made()).toBe(1);
});

test('a snapshot of another shape or with other keys has another', () => {
  const { current, engines } = startWith(withClaim('role'));
  const before = engines.get();
  current.publish(withClaim('plan'));
  const after = engines.get();
  expect(after).not.toBe(before);
  const snapshot = withClaim('plan');
  current.publish({ ...snapshot, issuer: { ...snapshot.issuer, signingKeys: [...managed] } });
  expect(engines.get()).not.toBe(after);
});

test('requests of two snapshots in turn have two engines made, not one for each request', () => {
  const { current, engines, made } = startWith(withClaim('role'));
  current.pin(() => {
    const old = engines.get();
    current.publish(withClaim('plan'));
    for (let turn = 0; turn < 5; turn++) {
      expect(engines.get()).toBe(old);
      current.pin(() => expect(engines.get()).not.toBe(old));
    }
  });
  expect(made()).toBe(2);
});

test('engines that nobody asked for in a while are given up', () => {
  const { current, engines, made } = startWith(withClaim('role'));
  engines.get();
  for (const name of ['a', 'b', 'c', 'role']) {
    current.publish(withClaim(name));
    engines.get();
  }
  expect(made()).toBe(5);
});

test('at the moment another key signs there is another engine, without any change of the files', () => {
  const { current, engines, setClock } = startWith(withClaim('role'));
  const [first, second] = [managed.slice(0, 2), managed.slice(2)];
  const signingKeys = [
    ...second.map((key) => ({ ...key, useFrom: 1000 })),
    ...first.map((key) => ({ ...key, useUntil: 1000, publishedUntil: 2000 })),
  ];
  const snapshot = withClaim('role');
  current.publish({ ...snapshot, issuer: { ...snapshot.issuer, signingKeys } });
  const engineAt = (time: number) => {
    setClock(time);
    return engines.get();
  };

  const before = engineAt(0);
  expect(engineAt(999)).toBe(before);
  const after = engineAt(1000);
  expect(after).not.toBe(before);
  expect(engineAt(1999)).toBe(after);
  expect(engineAt(2000)).not.toBe(after);
});
