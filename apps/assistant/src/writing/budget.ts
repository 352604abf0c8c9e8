/** How much a model can be told. */

/** Tokens of a window that nobody told: what Ollama serves by default. */
const assumedWindow = 4096;
const mostAnswerTokens = 1024;

export interface Budget {
  /** What the prompt may cost, in tokens as `costOf` estimates them. */
  readonly prompt: number;
  /** Tokens that are left for the answer. */
  readonly answer: number;
}

/**
 * @param contextLength tokens of the window as served; null when the server does not say
 * @param share of the window that is used: less after a server found the prompt too long
 */
export function budgetOf(contextLength: number | null, share: number): Budget {
  const window = Math.floor((contextLength ?? assumedWindow) * share);
  const answer = Math.min(mostAnswerTokens, Math.floor(window / 4));
  return { prompt: window - answer, answer };
}

/**
 * Tokens that a text takes, rather too many than too few: 1.2 characters of Urdu each, 2 of ASCII. Tokenizers differ by half;
 * what is still too long, the server refuses.
 */
export function costOf(text: string): number {
  const others = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return (text.length - others) / 2 + others / 1.2;
}
