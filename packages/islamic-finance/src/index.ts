export type * from './types.ts';
// The engine's functions: quote(inputs, { asOf, evidence? }): QuoteResult and explain(quote, path): Fact.
