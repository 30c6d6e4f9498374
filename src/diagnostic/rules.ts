import type { Severity } from './diagnostic.ts';

type Rule = Readonly<{ severity: Severity; summary: string }>;

/**
 * Every rule, in the order of the data flow: files, YAML, shape, then what holds within and between
 * resources. `docs/rules.md` lists the same rules; a test compares the two.
 */
export const RULES = {
  // tree: files as they lie on the disk
  'file-unreadable': { severity: 'error', summary: 'A file cannot be read.' },
  'file-too-large': { severity: 'error', summary: 'A file is larger than the limit.' },
  'file-not-regular': {
    severity: 'error',
    summary: 'A name ends in .yaml but is no regular file.',
  },
  'symlink-leaves-directory': {
    severity: 'error',
    summary: 'A symbolic link points outside the configuration directory, or nowhere.',
  },
  'include-name': {
    severity: 'error',
    summary: 'A directory that is included is called like a folder of the directory.',
  },
  // document: bytes to YAML
  encoding: { severity: 'error', summary: 'A file is not UTF-8 text.' },
  syntax: { severity: 'error', summary: 'A file is not valid YAML 1.2.' },
  'duplicate-key': { severity: 'error', summary: 'A mapping holds the same key twice.' },
  'alias-not-allowed': { severity: 'error', summary: 'A YAML anchor, alias or merge key is used.' },
  'tag-not-allowed': { severity: 'error', summary: 'A YAML tag such as !!str or !secret is used.' },
  'template-not-rendered': {
    severity: 'error',
    summary: 'A file holds a template expression such as {{ .Values.id }}.',
  },
  'key-not-allowed': {
    severity: 'error',
    summary: 'A key is not text, or could alter the program.',
  },
  'empty-document': { severity: 'error', summary: 'A file or document holds nothing.' },
  // resource: YAML to a resource of a known kind
  'unknown-kind': {
    severity: 'error',
    summary: 'apiVersion and kind name no resource idpfile knows.',
  },
  'kind-not-served': {
    severity: 'error',
    summary: 'A kind is known but not served by this version.',
  },
  'unknown-field': { severity: 'error', summary: 'A field is not part of its kind.' },
  'missing-field': { severity: 'error', summary: 'A field that its kind needs is missing.' },
  'wrong-type': { severity: 'error', summary: 'A value is of the wrong type.' },
  'not-allowed-value': { severity: 'error', summary: 'A value is not among those allowed.' },
  'malformed-value': {
    severity: 'error',
    summary: 'A value does not have the form its field asks for.',
  },
  'redirect-uri': { severity: 'error', summary: 'A redirect URI is not legal.' },
  'password-hash': { severity: 'error', summary: 'A hash is damaged or of an unknown scheme.' },
  'field-not-served': {
    severity: 'error',
    summary: 'A field is known but not served by this version.',
  },
  contradiction: { severity: 'error', summary: 'Two fields of a resource contradict each other.' },
  'unknown-app': { severity: 'error', summary: 'app names no preset.' },
  'public-client-secret': { severity: 'error', summary: 'A public client declares a secret.' },
  'encrypted-in-place': {
    severity: 'error',
    summary: 'What sops encrypted in its own file has to stay readable, its name for one.',
  },
  'two-secrets': { severity: 'error', summary: 'A client gives both secretHash and secretRef.' },
  'client-keys': { severity: 'error', summary: 'A key set of a client is private or unusable.' },
  'implicit-flow': {
    severity: 'error',
    summary: 'A client gets ID tokens through the browser, and no waiver says why.',
  },
  'client-metadata': {
    severity: 'error',
    summary: 'clientMetadata says what has a field of its own, or no effect.',
  },
  // snapshot: what holds between resources
  'missing-issuer': { severity: 'error', summary: 'No Issuer is declared in issuer.yaml.' },
  'duplicate-issuer': { severity: 'error', summary: 'More than one Issuer is declared.' },
  'include-place': {
    severity: 'error',
    summary:
      'An Issuer or a Policy stands in a directory that is included, or include not in issuer.yaml.',
  },
  'include-empty': {
    severity: 'warning',
    summary: 'What include names is no directory with a file that is read.',
  },
  'duplicate-policy': { severity: 'error', summary: 'More than one Policy is declared.' },
  'duplicate-name': { severity: 'error', summary: 'Two resources of one kind have the same name.' },
  'duplicate-client-id': { severity: 'error', summary: 'Two clients have the same id.' },
  'duplicate-identifier': {
    severity: 'error',
    summary: 'Two Resources have the same identifier.',
  },
  'duplicate-login': {
    severity: 'error',
    summary: 'Two users share a sub, username or email address.',
  },
  'unknown-reference': {
    severity: 'error',
    summary: 'A scope, user, group, connector, Resource or client is named that does not exist.',
  },
  'unknown-peer': {
    severity: 'error',
    summary: 'trustedPeers names a client that does not exist.',
  },
  'unknown-secret': { severity: 'error', summary: 'secretRef names a Secret that does not exist.' },
  'unknown-secret-key': { severity: 'error', summary: 'secretRef names a key the Secret has not.' },
  'secret-plaintext': { severity: 'error', summary: 'A Secret is not encrypted.' },
  'secret-undecryptable': {
    severity: 'error',
    summary: 'A sops file cannot be decrypted or trusted.',
  },
  'secret-value': {
    severity: 'error',
    summary: 'A secret is unusable: empty, not a string, too long.',
  },
  'short-secret': {
    severity: 'error',
    summary: 'A client signs with a secret that is shorter than what it makes.',
  },
  'theme-file': {
    severity: 'error',
    summary: 'The logo or the style sheet of the pages is not there, or cannot be used.',
  },
  'unreadable-color': {
    severity: 'error',
    summary: 'The colour of buttons and links cannot be read well.',
  },
  'signing-keys': {
    severity: 'error',
    summary: 'A signing key set is unusable, or lacks what a client asks for.',
  },
  'retired-keys': {
    severity: 'warning',
    summary: 'Signing keys are listed that are not published any more.',
  },
  'keys-retired-early': {
    severity: 'warning',
    summary: 'Signing keys are published for less time than what they signed is good for.',
  },
  'storage-keys-apart': {
    severity: 'warning',
    summary: 'Servers may share what they keep, but not the keys that they make for themselves.',
  },
  'client-certificate': {
    severity: 'error',
    summary: 'A client presents a certificate, and the issuer does not say how it is told of it.',
  },
  'waiver-expired': { severity: 'error', summary: 'The time of a waiver is over.' },
  'engine-refused': { severity: 'error', summary: 'The OpenID Connect engine refuses a client.' },
  'secret-expiring': {
    severity: 'warning',
    summary: 'A previous secret of a client is accepted for 3 days or less.',
  },
  'restart-needed': {
    severity: 'warning',
    summary: 'A running server cannot take over a changed setting.',
  },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
