import { bundleKinds } from '../../resource/bundle-schema.ts';
import { readSchemaFiles } from '../../resource/schema-files.ts';
import { ISSUER_FILE, RESOURCE_FOLDERS, ROOT_FILES } from '../../tree/layout.ts';
import { SCHEMA_FILE, schemaModelines } from './schema-modelines.ts';
import { PLAINTEXT_TWINS, sopsRules } from './sops-files.ts';

/** One file of a new directory. */
export type StarterFile = Readonly<{
  /** Path below the directory, with `/`. */
  path: string;
  text: string;
  /** Serves the tools around: where there is one already, it stays as it is. */
  optional: boolean;
}>;

/**
 * The files of a new directory: without a password, secret or key.
 * @param recipients to whom secrets are going to be encrypted; may be empty
 */
export function starterFiles(
  url: string,
  recipients: readonly string[] = [],
): readonly StarterFile[] {
  const isSealing = recipients.length > 0;
  const needed: readonly (readonly [string, string])[] = [
    [ISSUER_FILE, issuerYAML(url)],
    ['clients/demo.yaml', clientYAML(url)],
    ['users/demo.yaml', userYAML()],
    [SCHEMA_FILE, json(bundleKinds(readSchemaFiles()))],
  ];
  const optional: readonly (readonly [string, string])[] = [
    ['.gitignore', isSealing ? `${GITIGNORE}${PLAINTEXT_TWINS}` : GITIGNORE],
    ...(isSealing ? [['.sops.yaml', sopsRules(recipients)] as const] : []),
    ['.vscode/settings.json', json({ 'yaml.schemas': { [`./${SCHEMA_FILE}`]: schemaGlobs() } })],
  ];
  return [
    ...needed.map(([path, text]) => ({ path, text, optional: false })),
    ...optional.map(([path, text]) => ({ path, text, optional: true })),
  ];
}

function issuerYAML(url: string): string {
  return `${schemaModelines('.')}apiVersion: idpfile/v1
kind: Issuer
metadata:
  name: main
spec:
  url: ${url}
`;
}

function clientYAML(url: string): string {
  return `${schemaModelines('..')}# The app that \`idpfile serve --demo\` runs at /demo. It keeps no secret, so PKCE is required.
apiVersion: idpfile/v1
kind: Client
metadata:
  name: demo
spec:
  name: Demo app
  public: true
  redirectURIs:
    - ${url}/demo/callback
  postLogoutRedirectURIs:
    - ${url}/demo
`;
}

function userYAML(): string {
  return `${schemaModelines('..')}# No password stands here: \`idpfile serve --demo\` makes one at its first start and prints it once.
# Other people get one with: idpfile user new NAME
apiVersion: idpfile/v1
kind: User
metadata:
  name: demo
spec:
  name: Demo Person
  email: demo@example.com
  emailVerified: true
  groups:
    - staff
`;
}

const GITIGNORE = `# What a server writes: its store and its keys.
.idpfile/
# Decrypted secrets and age keys.
*.dec
*.dec.yaml
age.key
keys.txt
`;

const schemaGlobs = () => [
  ...ROOT_FILES,
  ...RESOURCE_FOLDERS.map((folder) => `${folder}/**/*.yaml`),
];

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
