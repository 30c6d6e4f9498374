import { DatabaseSync } from 'node:sqlite';
import type { Login, Token } from './acknowledged.ts';
import { replay } from './ask-on-and-on.ts';
import type { KillSoak } from './kill-soak.ts';
import type { Random } from './random.ts';

/** Questions asked at once. */
const AT_ONCE = 8;

/** Whether the server still says of tokens what it has said before. */
export async function checkTokens(soak: KillSoak, tokens: readonly Token[]): Promise<void> {
  const { asked, acknowledged, tally } = soak;
  await forEach(tokens, async (token) => {
    const expected = acknowledged.expected(token);
    if (expected === undefined) return;
    tally.count('tokens looked at');
    if ((await asked.isActive(token)) === expected) return;
    tally.wrong(`a token (${token.kind}) that was ${expected ? 'good is gone' : 'gone is good'}`);
  });
}

/** Whether the file of the store is as SQLite wants it. */
export function checkFile({ file, tally }: KillSoak): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  const [row] = database.prepare('PRAGMA integrity_check').all();
  database.close();
  tally.count('files looked at');
  if (row?.['integrity_check'] !== 'ok') tally.wrong(`integrity_check: ${JSON.stringify(row)}`);
}

/** Uses up what is left: each refresh token once, then something of each sign-in once more. */
export async function useUp(soak: KillSoak, random: Random): Promise<void> {
  await forEach(loginsLeft(soak), async (login) => {
    await replay(soak, await refreshed(soak, login), random);
    soak.tally.count('replays tried in the end');
  });
}

function* loginsLeft({ acknowledged }: KillSoak): Generator<Login, undefined> {
  for (;;) {
    const login = acknowledged.takeLogin(() => 0);
    if (login === undefined) return;
    yield login;
  }
}

async function refreshed({ asked, acknowledged, tally }: KillSoak, login: Login): Promise<Login> {
  const token = acknowledged.oneOf('refresh', login.tokens);
  if (token === undefined) return login;
  try {
    const { tokens, spent } = await asked.refresh(token);
    tally.count('refresh tokens used in the end');
    return { tokens: [...login.tokens, ...tokens], spent: [...login.spent, ...spent] };
  } catch (error) {
    tally.wrong(`a refresh token that was good: ${String(error)}`);
    return login;
  }
}

async function forEach<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const left = Iterator.from(items);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of left) await act(item);
    }),
  );
}
