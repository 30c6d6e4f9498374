import type { AtRest } from './at-rest.ts';
import { agreeOnSealing } from './sealing.ts';
import type { ServerOptions } from './server-options.ts';

type Sealable = Readonly<{ atRest: AtRest; close: () => Promise<void> }>;

type Known = Pick<Parameters<typeof agreeOnSealing>[0], 'documents' | 'isEmpty'>;

/**
 * A connection that was opened just now, with rows that lie as it is agreed for the store. It is closed
 * where there is nothing to be agreed.
 * @param ask asks the store over the connection; may throw that it cannot be used
 * @throws StoreError when the store is sealed, and not with these keys
 */
export async function sealConnection<C extends Sealable>(
  connection: C,
  sealing: Pick<ServerOptions, 'seal' | 'asItLies'>,
  ask: () => Known | Promise<Known>,
): Promise<C> {
  try {
    const { documents, isEmpty } = await ask();
    return { ...connection, atRest: await agreeOnSealing({ ...sealing, documents, isEmpty }) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
