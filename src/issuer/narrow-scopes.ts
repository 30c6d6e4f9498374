/**
 * What a person granted may be more than the file of the client allows by now. The engine compares
 * scopes when they are asked for and not again; here a stored row is shown to it with those only that
 * the file still names. What it writes back is narrow for good.
 */
import { audienceOfScope } from '../resource/audience-scope.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { isJsonObject } from '../store/json.ts';
import type { Store, StoredPayload } from '../store/store.ts';

const MODELS_WITH_SCOPES = new Set([
  'AccessToken',
  'AuthorizationCode',
  'ClientCredentials',
  'DeviceCode',
  'Grant',
  'RefreshToken',
]);

/** A store whose rows name no scope that their client lost. */
export function narrowScopes(store: Store, current: CurrentSnapshot): Store {
  const narrow = (row: StoredPayload | undefined) => {
    const client = findClient(current.get(), typeof row?.clientId === 'string' ? row.clientId : '');
    return row === undefined || client === undefined ? row : narrowed(row, client);
  };
  return {
    ...store,
    model: (name) => {
      const rows = store.model(name);
      if (!MODELS_WITH_SCOPES.has(name)) return rows;
      return {
        ...rows,
        find: async (id) => narrow(await rows.find(id)),
        findByUserCode: async (userCode) => narrow(await rows.findByUserCode(userCode)),
      };
    },
  };
}

function narrowed(row: StoredPayload, client: Client): StoredPayload {
  const { scope, openid, resources } = row;
  return {
    ...row,
    ...(typeof scope === 'string' ? { scope: scopesLeft(scope, client) } : {}),
    ...(isJsonObject(openid) && typeof openid.scope === 'string'
      ? { openid: { ...openid, scope: scopesLeft(openid.scope, client) } }
      : {}),
    ...(isJsonObject(resources) ? { resources: resourcesLeft(resources, client) } : {}),
  };
}

function resourcesLeft(resources: StoredPayload, client: Client): StoredPayload {
  return Object.fromEntries(
    Object.entries(resources).map(([indicator, scope]) => [
      indicator,
      typeof scope === 'string' ? scopesLeft(scope, client) : scope,
    ]),
  );
}

/** Whether another client may be in the audience is its file's to say, and asked elsewhere. */
function scopesLeft(scope: string, { scopes }: Client): string | undefined {
  const left = scope
    .split(' ')
    .filter((name) => scopes.includes(name) || audienceOfScope(name) !== undefined);
  return left.length === 0 ? undefined : left.join(' ');
}
