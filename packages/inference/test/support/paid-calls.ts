import type { Attempt, CallToPay } from '../../src/index.ts';

const fertility = {
  tokensPerWord: '1.30',
  tokensPer1000Characters: '500',
  vocabulary: 'v',
  corpus: 'c',
  source: 's',
  standing: 'verified',
} as const;
const price = { input: 100_000, cachedInput: null, output: 400_000, source: 'list', readOn: '2026-11-27' };
const energy = {
  unit: 'J/token',
  value: '3.6',
  low: '1',
  high: '9',
  basis: 'declared',
  hardware: 'h',
  source: 's',
  standing: 'verified',
} as const;
/** Every model has a price, a figure of energy and a fertility of 500 tokens for 1,000 characters. */
export const cards = () => ({ price, energy, fertility });

/** An event that reports 50 and 20 tokens. */
export const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 50, completion_tokens: 20 } })}\n\n`;
export const call: CallToPay = { requestId: 'r', operation: 'chat', model: 'm', tenant: 't', promptLength: 100, maxTokens: 40 };
export const attempt = (wish: Partial<Attempt>): Attempt => ({
  endpointId: 'e0',
  outcome: 'ok',
  durationMs: 1,
  decisionId: null,
  usage: null,
  delivered: 0,
  ...wish,
});
