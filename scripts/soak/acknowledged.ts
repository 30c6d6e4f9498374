/** The first two belong to a person, the last to a service. */
export type TokenKind = 'access' | 'refresh' | 'service';

export type Token = Readonly<{ kind: TokenKind; value: string }>;

/** A token request that was granted: nobody may be granted it again. */
export type SpentRequest = Readonly<{
  parameters: Readonly<Record<string, string>>;
  /** Until then it is known that it was granted, and who repeats it ends all that came of it. */
  knownUntil: number;
}>;

/** What a person has with an app since they came with a code. */
export type Login = Readonly<{ tokens: readonly Token[]; spent: readonly SpentRequest[] }>;

/**
 * What a server has said of tokens. Whoever asks it to change something takes its word back first:
 * as long as there is no answer, nobody knows.
 */
export class Acknowledged {
  readonly #good = new Set<Token>();
  readonly #gone = new Set<Token>();
  readonly #logins: Login[] = [];
  /** Said since the last look. */
  #news = new Set<Token>();
  #words = 0;

  isGood(tokens: readonly Token[]): void {
    for (const token of tokens) {
      this.#good.add(token);
      this.#news.add(token);
      this.#words += 1;
    }
  }

  isGone(tokens: readonly Token[]): void {
    for (const token of tokens) {
      this.#good.delete(token);
      this.#gone.add(token);
      this.#news.add(token);
      this.#words += 1;
    }
  }

  /** What is gone stays so. */
  isInDoubt(tokens: readonly Token[]): void {
    for (const token of tokens) this.#good.delete(token);
  }

  /** For others to take. */
  putLogin(login: Login): void {
    this.#logins.push(login);
  }

  /** For one who wants to do something about it. */
  takeLogin(choose: (count: number) => number): Login | undefined {
    return this.#logins.splice(choose(this.#logins.length), 1)[0];
  }

  /** Whether a token must be good, must not be, or may be either. */
  expected(token: Token): boolean | undefined {
    if (this.#gone.has(token)) return false;
    return this.#good.has(token) ? true : undefined;
  }

  /** One that is good, of a login or of a service. */
  oneOf(kind: TokenKind, tokens: readonly Token[]): Token | undefined {
    return tokens.find((token) => token.kind === kind && this.#good.has(token));
  }

  /** Everything that was said since the last call. */
  takeNews(): readonly Token[] {
    const news = [...this.#news];
    this.#news = new Set();
    return news;
  }

  /** How often it has said that a token is good or gone. */
  get words(): number {
    return this.#words;
  }

  get everything(): readonly Token[] {
    return [...this.#good, ...this.#gone];
  }
}
