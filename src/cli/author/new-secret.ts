import { generatedYaml } from '../../secret/sops/generated-yaml.ts';

/** A Secret that is not written yet. */
export type NewSecret = Readonly<{
  name: string;
  /** By key, in plaintext. */
  values: Readonly<Record<string, string>>;
}>;

/** Where the file of a Secret lies below the directory: one file each, so that no other is opened. */
export function secretPath(name: string): string {
  return `secrets/${name}.sops.yaml`;
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
