import { parseSops, type ParsedSops } from '../../secret/sops/parse-sops.ts';
import { SopsError } from '../../secret/sops/sops-error.ts';
import { type SopsFormat, sopsFormatOf } from '../../secret/sops/sops-format.ts';
import type { SopsMetadata } from '../../secret/sops/sops-metadata.ts';
import { childOf, type SopsMap } from '../../secret/sops/sops-tree.ts';
import { readableSecrets } from './readable-secrets.ts';
import type { SecretFinding } from './secret-finding.ts';

/** What sops puts into every file, in each of its formats. */
const MARKS = [/(?:^|[\s"{,])(?:sops_)?lastmodified"?\s*[:=]/, /(?:^|[\s"{,[])sops(?:"?\s*:|_|\])/];

export type CheckedFile = Readonly<{
  /** Undefined when the file cannot be parsed. */
  metadata: SopsMetadata | undefined;
  findings: readonly SecretFinding[];
}>;

/**
 * What can be said of a file without any key and without a `.sops.yaml`; undefined when sops did not
 * write it.
 */
export function checkSopsFile(file: string, bytes: Uint8Array): CheckedFile | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (!MARKS.every((mark) => mark.test(text))) return undefined;
  const format = formatOf(file);
  if (typeof format !== 'string')
    return { metadata: undefined, findings: [unreadable(file, format)] };
  try {
    const parsed = parseSops(bytes, format);
    return { metadata: parsed.metadata, findings: findingsIn(file, parsed) };
  } catch (thrown) {
    if (!(thrown instanceof SopsError)) throw thrown;
    // Other YAML and JSON may have a field of that name; other formats are always one text.
    if (thrown.code === 'SOPS_NO_METADATA' || format === 'binary') return undefined;
    return { metadata: undefined, findings: [unreadable(file, thrown)] };
  }
}

function formatOf(file: string): SopsFormat | SopsError {
  try {
    return sopsFormatOf(file);
  } catch (thrown) {
    if (thrown instanceof SopsError) return thrown;
    throw thrown;
  }
}

function unreadable(file: string, { problem, remedy }: SopsError): SecretFinding {
  const help = remedy.replaceAll(/\bFILE\b/g, () => file);
  return { file, kind: 'unreadable', severity: 'error', message: problem, help };
}

function findingsIn(file: string, { data, metadata }: ParsedSops): readonly SecretFinding[] {
  return [
    ...envelopeFindings(file, metadata),
    ...macFindings(file, data, metadata),
    ...readableSecrets(data).map((pointer): SecretFinding => ({
      file,
      kind: 'plaintext-value',
      severity: 'error',
      message: `the value at ${pointer} is not encrypted`,
      help: `see that a regex of .sops.yaml selects it, run "sops edit ${file}" to save the file anew, and change the secret, for it may have been seen`,
    })),
  ];
}

/** For a Secret it is enough, for what it leaves out has no meaning there. */
function macFindings(
  file: string,
  data: SopsMap,
  { macOnlyEncrypted }: SopsMetadata,
): readonly SecretFinding[] {
  const isOurs = textOf(data, 'apiVersion').startsWith('idpfile/');
  if (!macOnlyEncrypted || !isOurs) return [];
  return [
    {
      file,
      kind: 'mac-only-encrypted',
      severity: 'error',
      message: 'the MAC leaves out the readable fields, and the server does not read such a file',
      help: `set mac_only_encrypted to false in .sops.yaml and save a change with "sops edit ${file}"`,
    },
  ];
}

function textOf(data: SopsMap, key: string): string {
  const node = childOf(data, key);
  return node?.kind === 'leaf' && node.scalar.type === 'str' ? node.scalar.value : '';
}

function envelopeFindings(file: string, metadata: SopsMetadata): readonly SecretFinding[] {
  const { age, mac, otherKeyServices, usesShamir } = metadata;
  const others = otherKeyServices.join(', ');
  const findings: SecretFinding[] = [];
  if (mac === '') {
    findings.push({
      file,
      kind: 'no-mac',
      severity: 'error',
      message: 'the file has no MAC, so that anybody can have changed it',
      help: `review every value with "sops edit --ignore-mac ${file}", change one and save`,
    });
  }
  if (usesShamir) {
    findings.push({
      file,
      kind: 'shamir',
      severity: 'error',
      message: 'the data key is split over key groups (Shamir), which the server does not open',
      help: `use one key group in .sops.yaml and run "sops updatekeys ${file}"`,
    });
  }
  if (age.length === 0 && !usesShamir) {
    findings.push({
      file,
      kind: 'no-age-recipient',
      severity: 'error',
      message: `the file has no age recipient${others === '' ? '' : `, only keys of ${others}`}`,
      help: `add an age recipient to .sops.yaml and run "sops updatekeys ${file}"`,
    });
  }
  if (age.length > 0 && others !== '') {
    findings.push({
      file,
      kind: 'other-key-service',
      severity: 'warning',
      message: `keys of ${others} open the file, too`,
      help: 'leave them if somebody needs them; the server uses age alone',
    });
  }
  return findings;
}
