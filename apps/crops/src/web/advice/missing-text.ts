/** Why a figure cannot be given, in the person's language. */
import type { Need } from '@repo/agronomy';
import type { Fact } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';

type Texts = Pick<I18n, 't' | 'format'>;

/** What is no thing that somebody could bring has a sentence of its own. */
const sentences: Readonly<Record<string, string>> = { season: 'missing.season', 'pond-balance': 'missing.pond' };

/** Whether the figure waits for something. */
export function lacks(fact: Fact, need: Need): boolean {
  return needsOf(fact).includes(need);
}

function needsOf({ scopeParams }: Fact): readonly string[] {
  return scopeParams?.needs?.split(' ').filter(Boolean) ?? [];
}

/** A sentence for a figure that is missing; null for one that is there. */
export function missingText(fact: Fact, i18n: Texts): string | null {
  if (fact.value !== null || fact.scopeKey === undefined) return null;
  const { scopeKey, scopeParams } = worded(fact, i18n);
  return i18n.t(`crops.${scopeKey}`, scopeParams);
}

/** The fact with the names of what is missing in words, as the explain panel shows them. */
export function worded(fact: Fact, { t, format }: Texts): Fact {
  if (fact.scopeParams?.needs === undefined) return fact;
  const [first = '', ...more] = needsOf(fact);
  const sentence = more.length === 0 ? sentences[first] : undefined;
  if (sentence !== undefined) return { ...fact, scopeKey: sentence, scopeParams: {} };
  const names = needsOf(fact).map((need) => t(`crops.needs.${need}`));
  return { ...fact, scopeParams: { ...fact.scopeParams, needs: format.list(names) } };
}
