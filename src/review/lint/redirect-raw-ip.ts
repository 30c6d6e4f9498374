import { isIP } from 'node:net';
import { isLoopbackHost } from '../../resource/redirect-uri.ts';
import { pointerOfField } from '../field-place.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const redirectRawIP: LintRule = {
  name: 'redirect-raw-ip',
  find: (revision) =>
    declaredClients(revision).flatMap(({ client, document }) =>
      client.redirectURIs.filter(namesAddress).map((uri) => ({
        document,
        ...pointerOfField(document, 'redirectURIs', uri),
        message: `${uri} names an address, and whoever has it next gets the sign-ins`,
        help: 'write the name of the host',
      })),
    ),
};

/** Every way to write an address begins so. */
const ADDRESS = /^https?:\/\/[\d[]/i;

function namesAddress(uri: string): boolean {
  if (!ADDRESS.test(uri)) return false;
  const hostname = URL.parse(uri)?.hostname ?? '';
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 && !isLoopbackHost(hostname);
}
