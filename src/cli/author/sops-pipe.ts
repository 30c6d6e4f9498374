/**
 * The command that has sops encrypt a Secret, without a file or an argument ever holding it in
 * plaintext. In the directory, since sops looks for `.sops.yaml` from where it is run.
 * @param print the words that have idpfile print the Secret
 */
export function sopsPipe(directory: string, print: string, path: string): string {
  const change = directory === '.' ? '' : `cd ${shellWord(directory)} && `;
  const sops = `sops encrypt --filename-override ${path} --output ${path} /dev/stdin`;
  return `${change}idpfile ${print} | ${sops}`;
}

/** A command that shows one value to somebody who has the age key. */
export function sopsReveal(path: string, key: string): string {
  return `sops decrypt --extract '["stringData"]["${key}"]' ${shellWord(path)}`;
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
