/** The text that a vertical's template gives, without a model. */
import { type Checked, checkSentence } from './check-sentence.ts';
import type { Ledger } from './ledger.ts';

const named = /\{\s*([\p{L}\p{N}._-]+)\s*\}/gu;

/** A sentence that names a fact which is not there, or whose value is not known, is left out. The rest is checked as a model's is. */
export function fromTemplate(template: readonly string[], ledger: Ledger): readonly Checked[] {
  const strict: Ledger = { ...ledger, form: 'placeholders' };
  return template
    .filter((sentence) => [...sentence.matchAll(named)].every(([, id = '']) => isKnown(id, ledger)))
    .map((sentence) => checkSentence(sentence, strict));
}

function isKnown(id: string, { facts }: Ledger): boolean {
  const told = facts.get(id);
  return told !== undefined && told.fact.value !== null;
}
