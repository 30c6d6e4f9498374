/** Words that make a field's name look as if its value is a secret. */
const SECRET_WORD =
  /secret|password|passwd|passphrase|token|hash|credential|(?:private|api|seal|signing|cookie|encryption)keys?$/;

/** Whole names of secrets: short forms, the private parts of a JWK (RFC 7518 section 6). */
const SECRET_NAMES: ReadonlySet<string> = new Set(
  'pass pwd pw bindpw pin otp totp seed d p q dp dq qi oth k'.split(' '),
);

/** Fields whose children all are secrets, whatever they are called: those of a Kubernetes Secret. */
const SECRET_CONTAINERS: ReadonlySet<string> = new Set(['data', 'stringdata']);

/** Settings that are named after secrets but hold none. */
const SETTING_NAMES: ReadonlySet<string> = new Set(
  'tokens accesstoken idtoken refreshtokens previoussecrets passwordlogin'.split(' '),
);
const SETTING_ENDING =
  /(?:refs?|ttl|claims|methods?|alg|policy|ur[il]s?|format|types?|names?|length|lifetime)$/;

/** What a field's name says about its value. */
export type FieldNature = 'setting' | 'secret' | 'secret-container';

/** In doubt a secret: a hidden setting is a nuisance, a shown secret is an incident. */
export function natureOfField(name: string): FieldNature {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (SECRET_CONTAINERS.has(plain)) return 'secret-container';
  if (SECRET_NAMES.has(plain)) return 'secret';
  if (SETTING_NAMES.has(plain) || SETTING_ENDING.test(plain)) return 'setting';
  return SECRET_WORD.test(plain) ? 'secret' : 'setting';
}
