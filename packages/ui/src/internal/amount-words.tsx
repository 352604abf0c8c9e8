import type { Paisa } from '@repo/facts';
import { useWords } from '@repo/i18n/lazy';

/** An amount in words, under its figure. Its line is there before the words are, so that nothing jumps. */
export function AmountWords({ amount }: { readonly amount: Paisa }) {
  const words = useWords();
  return <p className="min-h-[1lh]">{words?.(amount)}</p>;
}
