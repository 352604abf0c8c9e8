/** The facts of a narration, ready to hold sentences to. */
import type { Fact } from '@repo/facts';
import { comparable } from './plain-text.ts';
import { type Allowed, allowedBy } from './supported.ts';
import type { Citation, FactLabel, NarrationInput, NarrationLocale } from './types.ts';

export interface ToldFact extends Citation {
  readonly fact: Fact;
  readonly allowed: Allowed;
}

export interface Ledger {
  /** Those with a label, in the order of the input. */
  readonly facts: ReadonlyMap<string, ToldFact>;
  /** Comparable. */
  readonly forbidden: readonly string[];
  readonly form: 'cited' | 'placeholders';
  readonly locale: NarrationLocale;
}

export function ledgerOf({ facts, labels, task, locale }: Omit<NarrationInput, 'template'>): Ledger {
  return {
    facts: new Map(
      facts.flatMap((fact) => {
        const label = Object.hasOwn(labels, fact.id) ? labels[fact.id] : undefined;
        return label ? [[fact.id, toldFact(fact, label)] as const] : [];
      }),
    ),
    forbidden: (task.forbidden ?? []).map(words),
    form: task.form ?? 'cited',
    locale,
  };
}

/** Comparable, with one space between words: a hyphen or a line break hides no term. */
export function words(text: string): string {
  return ` ${comparable(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
}

function toldFact(fact: Fact, label: FactLabel): ToldFact {
  const { id, status } = fact;
  return { id, label: label.label, display: label.display, status, fact, allowed: allowedBy(fact, label) };
}
