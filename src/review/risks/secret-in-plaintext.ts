import { START_OF_FILE } from '../../diagnostic/diagnostic.ts';
import { escapePointer } from '../../diagnostic/pointer.ts';
import { natureOfField } from '../../diagnostic/secret-field.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import { isMapping } from '../../document/is-mapping.ts';
import { resourcesOf } from '../reviewed-revision.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** What is in git once is in git for ever. */
export const secretInPlaintext: RiskRule = {
  name: 'secret-in-plaintext',
  severity: 'critical',
  summary: 'A Secret in the change is not encrypted, or not all of it.',
  find: ({ base, head }) => {
    const before = new Map(base.tree.files.map(({ path, digest }) => [path, digest]));
    return resourcesOf(head, 'Secret')
      .filter(({ document: { file } }) => before.get(file.path) !== file.digest)
      .flatMap(plaintextOf);
  },
};

function plaintextOf({ document, value }: ResourceOf<'Secret'>): readonly FoundRisk[] {
  const { name } = value.metadata;
  const tell = (range: FoundRisk['place']['range'], message: string): FoundRisk => ({
    kind: 'Secret',
    name,
    place: { file: document.file.path, range },
    message,
    help: 'encrypt the file with sops, and put another secret into it: this one is in the history as soon as it is committed',
  });
  if (document.value === undefined) {
    return 'sops' in value ? [] : [tell(START_OF_FILE, 'the file is not encrypted')];
  }
  return leavesOf(document.value).map((pointer) =>
    tell(document.rangeOf(pointer, 'value'), `the value at ${pointer} is not encrypted`),
  );
}

/** Pointers of the values that sops should have encrypted and has not. */
function leavesOf(root: unknown): readonly string[] {
  if (!isMapping(root)) return [];
  const isKubernetes = root['kind'] === 'Secret';
  const sections = isKubernetes ? ['stringData', 'data'] : [''];
  return sections.flatMap((section) => {
    const values = section === '' ? root : root[section];
    if (!isMapping(values)) return [];
    const base = section === '' ? '' : `/${section}`;
    return Object.entries(values)
      .filter(([key, leaf]) => key !== 'sops' && isPlain(leaf) && (isKubernetes || isSecret(key)))
      .map(([key]) => `${base}/${escapePointer(key)}`);
  });
}

const isSecret = (key: string) => natureOfField(key) !== 'setting';

const isPlain = (leaf: unknown) =>
  typeof leaf === 'string' && leaf !== '' && !leaf.startsWith('ENC[');
