import { generatedYaml } from '../../secret/sops/generated-yaml.ts';
import { pathIn } from '../../tree/path-in.ts';

/** A Secret that is not written yet. */
export type NewSecret = Readonly<{
  name: string;
  /** By key, in plaintext. */
  values: Readonly<Record<string, string>>;
  /** The directory of a team, whose it is; '' or nothing for the top. */
  root?: string;
}>;

/** Where the file of a Secret lies below the directory: one file each, so that no other is opened. */
export function secretPath({ name, root = '' }: Omit<NewSecret, 'values'>): string {
  return pathIn(root, `secrets/${name}.sops.yaml`);
}

/** A Secret in plaintext, as sops encrypts it. */
export function plainSecret({ name, values }: NewSecret): string {
  return generatedYaml({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    stringData: values,
  });
}
