/** Holds one sentence of a model to the facts. */
import { takeCitations } from './citations.ts';
import { type Claim, claims } from './claims.ts';
import { type Ledger, words } from './ledger.ts';
import { fillPlaceholders } from './placeholders.ts';
import { comparable, visible } from './plain-text.ts';
import { isSupported } from './supported.ts';
import type { CheckedSentence, Violation, ViolationCode } from './types.ts';

export interface Checked extends CheckedSentence {
  /** Empty: the sentence may be shown. */
  readonly violations: readonly Violation[];
}

/** What is checked is what is shown: the text without marks and without characters that one does not see. */
export function checkSentence(written: string, ledger: Ledger): Checked {
  const sentence = visible(written).trim();
  const broken = (code: ViolationCode) => (found: string) => ({ code, found, sentence });
  const read = ledger.form === 'cited' ? readCited(sentence, ledger) : readPlaceholders(sentence, ledger);
  const { text, ids, unknown, malformed, raw } = read;
  const cited = ids.flatMap((id) => ledger.facts.get(id) ?? []);
  const plain = comparable(text);
  const allowed = cited.map((fact) => fact.allowed);
  const unsupported = claims(plain).filter((claim) => !isSupported(claim, allowed));
  const code = cited.length === 0 ? 'citation_missing' : 'unsupported_figure';
  const bare = words(text);
  return {
    text,
    citations: cited.map(({ id }) => id),
    violations: [
      ...malformed.map(broken('citation_malformed')),
      ...unknown.map(broken('citation_unknown')),
      ...raw.map(broken('raw_figure')),
      ...unsupported.map((claim) => wordsOf(claim, plain)).map(broken(code)),
      ...ledger.forbidden.filter((term) => bare.includes(term)).map((term) => broken('forbidden_term')(term.trim())),
      ...(isOther(text, ledger) ? [broken('other_language')(text)] : []),
    ],
  };
}

interface Read {
  readonly text: string;
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
  readonly malformed: readonly string[];
  readonly raw: readonly string[];
}

function readCited(sentence: string, { facts }: Ledger): Read {
  const { text, ids, malformed } = takeCitations(sentence);
  return { text, ids, malformed, unknown: ids.filter((id) => !facts.has(id)), raw: [] };
}

/** Marks of citations, which a model adds by habit, are taken out; what a placeholder names is cited. */
function readPlaceholders(sentence: string, { facts }: Ledger): Read {
  const { text: unmarked, malformed } = takeCitations(sentence);
  const { text, ids, unknown, own } = fillPlaceholders(unmarked, (id) => facts.get(id)?.display ?? null);
  const plain = comparable(own);
  return { text, ids, malformed, unknown, raw: claims(plain).map((claim) => wordsOf(claim, plain)) };
}

function wordsOf({ start, end }: Claim, plain: string): string {
  return plain.slice(start, end).trim();
}

/** Names and codes may be Latin; a sentence of them alone is no Urdu. */
function isOther(text: string, { locale }: Ledger): boolean {
  if (!/\p{L}/u.test(text)) return false;
  return !(locale === 'ur' ? /\p{Script=Arabic}{2}/u : /\p{Script=Latin}{2}/u).test(text);
}
