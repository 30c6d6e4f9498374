/** What a running server tells of the secrets of clients that have more than one. Times are RFC 3339. */
export type SecretEntry = Readonly<{
  client: string;
  secret: 'current' | 'previous';
  /** Of a previous one. */
  expiresAt?: string | undefined;
  /** To the hour; left out where it was not used within 90 days. */
  lastUsedAt?: string | undefined;
}>;
