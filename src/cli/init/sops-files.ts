/** To whom sops encrypts what is written below `secrets/`; `idpfile secret new` follows it too. */
export function sopsRules(recipients: readonly string[]): string {
  const age = recipients.join(',');
  return `creation_rules:
  # Secrets: their values alone, so that a review can read the rest.
  - path_regex: ^secrets/.*\\.sops\\.ya?ml$
    encrypted_regex: ^(data|stringData)$
    age: ${age}
  # Other files as a whole.
  - path_regex: ^secrets/.*\\.sops\\.(json|env)$
    age: ${age}
`;
}

/** For `.gitignore`: below `secrets/`, what sops did not encrypt is somebody's plaintext. */
export const PLAINTEXT_TWINS = `# Plaintext of what sops encrypts.
/secrets/**
!/secrets/**/
!/secrets/**/*.sops.*
`;
