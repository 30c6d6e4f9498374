/** What a SopsAgeThread runs: it decrypts one file after another, and tells nothing of a failure. */
import { parentPort, workerData } from 'node:worker_threads';
import { load } from 'js-yaml';
import { decryptSops } from 'sops-age';
import type { BegunQuestions, SopsAgeAnswer, SopsAgeQuestion } from './sops-age-thread.ts';

const begun = workerData as BegunQuestions;
let answered = Promise.resolve();

/** One batch after another, for the answers are to come in the order of the questions. */
parentPort?.on('message', (questions: readonly SopsAgeQuestion[]) => {
  answered = answered.then(async () => parentPort?.postMessage(await decryptAll(questions)));
});

async function decryptAll(questions: readonly SopsAgeQuestion[]): Promise<SopsAgeAnswer[]> {
  const answers: SopsAgeAnswer[] = [];
  for (const question of questions) {
    Atomics.add(begun, 0, 1);
    answers.push(await decrypt(question));
  }
  return answers;
}

/** Given key and type, sops-age looks neither into the environment nor into home directories. */
async function decrypt(question: SopsAgeQuestion): Promise<SopsAgeAnswer> {
  try {
    const { text, fileType } = withoutYaml(question);
    const value: unknown = await decryptSops(text, { fileType, secretKey: handleOf(question) });
    return { ok: true, value };
  } catch {
    // Its message can hold the key or a value.
    return { ok: false };
  }
}

/**
 * A handle of Node instead of the text that sops-age asks for: it passes the key on as it is, and the
 * library for age takes either. A text that library takes apart several times for each file.
 */
function handleOf({ secretKey }: SopsAgeQuestion): string {
  const key: unknown = secretKey;
  return key as string;
}

/** With its own YAML library, sops-age takes a quarter longer for a file. */
function withoutYaml({ text, fileType }: SopsAgeQuestion): Omit<SopsAgeQuestion, 'secretKey'> {
  if (fileType !== 'yaml') return { text, fileType };
  return { text: JSON.stringify(load(text)), fileType: 'json' };
}
