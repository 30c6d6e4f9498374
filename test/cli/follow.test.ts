import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startIssuer } from '../e2e/running-issuer.ts';

test('another spec.url is refused while the server runs, as restart-needed, at its place', async () => {
  await using issuer = await startIssuer();
  const before = await readFile(join(issuer.directory, 'issuer.yaml'), 'utf8');
  const line = before.split('\n').findIndex((text) => text.trim().startsWith('url:')) + 1;
  await issuer.change(() =>
    issuer.write('issuer.yaml', before.replace(issuer.url, 'http://localhost:1')),
  );
  expect(issuer.output()).toMatch(/spec\.url was changed.*\[restart-needed\]/);
  expect(issuer.output()).toContain(`issuer.yaml:${line}:`);
  const metadata = await fetch(`${issuer.url}/.well-known/openid-configuration`);
  expect(await metadata.json()).toMatchObject({ issuer: issuer.url });
});
