import { type Paisa, paisa } from '@repo/facts';

/** Σ of amounts, 0 for none. */
export function sumOf(amounts: readonly Paisa[]): Paisa {
  return paisa(amounts.reduce((total, amount) => total + amount, 0n));
}
