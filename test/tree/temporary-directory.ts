import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A directory on the real disk that is gone when the scope ends. */
export type TemporaryDirectory = Readonly<{
  path: string;
  /** The absolute path of a name inside. */
  at(path: string): string;
  /** Writes a file, and the folders on the way to it. */
  write(path: string, text?: string): void;
}> &
  Disposable;

export function createTemporaryDirectory(): TemporaryDirectory {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'idpfile-')));
  const at = (name: string): string => join(path, name);
  return {
    path,
    at,
    write: (name, text = 'kind: Client\n') => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
