/** The instructions that `buildImage` performs. */
const KNOWN = [
  'FROM',
  'WORKDIR',
  'COPY',
  'ENV',
  'RUN',
  'USER',
  'VOLUME',
  'EXPOSE',
  'HEALTHCHECK',
  'ENTRYPOINT',
  'CMD',
] as const;

type Name = (typeof KNOWN)[number];

/** One instruction: its flags (`--from=build`), and what follows as it stands there. */
export type Instruction = Readonly<{
  name: Name;
  flags: Readonly<Record<string, string>>;
  text: string;
}>;

/** What stands between one FROM and the next. */
export type Stage = Readonly<{
  base: string;
  name: string | undefined;
  instructions: readonly Instruction[];
}>;

/** @throws Error for an instruction that is not known: a test must not skip what an engine would do */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { base: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of logicalLines(text)) {
    const instruction = parseInstruction(line);
    if (instruction.name === 'FROM') {
      const [base = '', as, name] = instruction.text.split(/\s+/);
      stages.push({ base, name: as === undefined ? undefined : name, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`before the first FROM: ${line}`);
    stage.instructions.push(instruction);
  }
  return stages;
}

/** The words of an instruction in JSON form, as an engine runs them without a shell. */
export function execForm(text: string): readonly string[] {
  const words: unknown = JSON.parse(text);
  if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  throw new Error(`not a list of strings: ${text}`);
}

function logicalLines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function parseInstruction(line: string): Instruction {
  const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
  const name = KNOWN.find((known) => known === word);
  if (name === undefined) throw new Error(`not known to this test: ${line}`);
  const flags: Record<string, string> = {};
  let text = rest;
  for (let flag = FLAG.exec(text); flag !== null; flag = FLAG.exec(text)) {
    const [whole, key = '', value = ''] = flag;
    flags[key] = value;
    text = text.slice(whole.length);
  }
  return { name, flags, text };
}

const FLAG = /^--([\w-]+)=(\S+)\s+/;
