import { createInterface } from 'node:readline/promises';
import { Writable, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A person has broken off, or typed two different things. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';
  readonly code = 'input-refused';
}

/**
 * Reads a password or secret from standard input: never an argument, which others can see. Somebody
 * at a terminal is asked twice, and sees nothing of it.
 * @throws InputRefused
 */
export async function readSecretInput(what: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return (await text(stdin)).replace(/\r?\n$/, '');
  const [first = '', second] = await askHidden([`${what}: `, 'The same again: '], stdin, stderr);
  if (first === second) return first;
  throw new InputRefused('the two are not the same');
}

/**
 * Asks for a line after each question at a terminal, without showing what is typed.
 * @throws InputRefused at Ctrl-C and Ctrl-D
 */
export async function askHidden(
  questions: readonly string[],
  input: Readable,
  output: Writable,
): Promise<readonly string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  lines.once('SIGINT', () => lines.close());
  const answers: string[] = [];
  try {
    output.write(questions[0] ?? '');
    for await (const line of lines) {
      answers.push(line);
      output.write(`\n${questions[answers.length] ?? ''}`);
      if (answers.length === questions.length) return answers;
    }
  } finally {
    lines.close();
  }
  output.write('\n');
  throw new InputRefused('broken off');
}
