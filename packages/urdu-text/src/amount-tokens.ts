/** A sum of money as tokens. Internal to the package. */
import { lexicon, type Meaning } from './amount-lexicon.ts';
import { type Decimal, decimal } from './decimal.ts';

export type Token = Meaning | { kind: 'number'; value: Decimal } | { kind: 'minus' | 'comma' };

/** @param text folded, with ASCII digits. @returns null when a piece of it is neither a number nor a word of amounts */
export function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  for (const [piece] of text.matchAll(/\.?\d(?:[\d,.]*\d)?|[\p{L}\p{M}]+\.?|\S/gu)) {
    const atStart = tokens.every(({ kind }) => kind === 'rupee');
    if (piece === '+' && atStart) continue;
    // twenty-five
    if (piece === '-' && !atStart) continue;
    const token = tokenOf(piece);
    if (!token || (token.kind === 'minus' && !atStart)) return null;
    tokens.push(token);
  }
  return tokens;
}

/** Thousands (3,000,000) or lakh grouping (30,00,000); the last group has three digits, so that 1,2 and 12,34 are not guessed at. */
const grouped = /^(?:\d*|\d{1,3}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

function tokenOf(piece: string): Token | null {
  if (/^[.\d]*\d$/.test(piece.replaceAll(',', ''))) {
    return grouped.test(piece) ? { kind: 'number', value: decimal(piece.replaceAll(',', '').replace(/^\./, '0.')) } : null;
  }
  if (piece === ',') return { kind: 'comma' };
  if (/^(?:[-\u2212]|minus|منفی)$/.test(piece)) return { kind: 'minus' };
  return lexicon().get(piece.replace(/\.$/, '')) ?? null;
}
