/** Tokens where neither the server nor a vocabulary counted them: rather too many than too few. */
import type { CallToPay } from '../types/account.ts';
import type { Attempt } from '../types/result.ts';
import { ceiling, decimal, product, whole } from './decimal.ts';
import { assumedPer1000Characters } from './fertility.ts';

/** What an estimate adds: sentences differ, and a template is around each message. */
const margin = decimal('1.15', 'margin');
const perCharacter = { digits: 1n, scale: 3 };

/**
 * Characters × fertility × 1.15, the next whole number. English takes less than half of what this says.
 * @param characters in UTF-16 units
 * @param per1000 tokens for 1,000 characters of Urdu; null: not known, then as many as Qwen's vocabulary takes
 */
export function estimateTokens(characters: number, per1000: string | null): number {
  const fertility = decimal(per1000 ?? assumedPer1000Characters, 'The fertility of a card');
  return Number(ceiling(product(whole(characters), fertility, margin, perCharacter)));
}

/** What tokens are thought to be where nobody counted. */
export interface Estimate {
  input(call: CallToPay): number;
  /** Of what came. */
  output(call: CallToPay, attempt: Attempt): number;
}

/** By length alone, for the vocabulary of a card. Vectors and rankings are no tokens. */
export function byLength(per1000: string | null): Estimate {
  return {
    input: ({ promptLength }) => estimateTokens(promptLength, per1000),
    output: ({ operation }, { delivered }) =>
      operation === 'chat' || operation === 'transcription' ? estimateTokens(delivered, per1000) : 0,
  };
}
