/** What is told of a server: who runs it, and who can read what it is sent. Statements of whoever configured it, with what proves them. */

export interface Party {
  readonly name: string;
  /** ISO 3166-1 alpha-2: whose courts can compel it. */
  readonly jurisdiction: string;
}

export interface EndpointFacts {
  readonly operator?: Party | undefined;
  /** Where the machine stands, ISO 3166-1 alpha-2. */
  readonly location?: string | undefined;
  /** Who decides over prompts and answers there. */
  readonly dataController?: Party | undefined;
  /** How long prompts or answers are kept; 0: not at all. */
  readonly retentionDays?: number | undefined;
  readonly trainsOnInputs?: boolean | undefined;
  /** Addresses or names of contracts, statements and certificates. */
  readonly evidence?: readonly string[] | undefined;
}
