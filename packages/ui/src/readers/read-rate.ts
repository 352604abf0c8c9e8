import { type Rate, rate } from '@repo/facts';
import { parseNumber } from '@repo/urdu-text/numbers';

/** How a rate field reads its text. */
export type RateReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly rate: Rate }
  | { readonly kind: 'error'; readonly code: 'RATE_INVALID' };

/** Reads a percentage ("12.5", "۱۲٫۵٪") as the exact ratio "0.125": the decimal point moves, nothing is divided. */
export function readRate(text: string): RateReading {
  if (text.trim() === '') return { kind: 'empty' };
  const percent = parseNumber(text);
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(percent ?? '');
  if (!parts) return { kind: 'error', code: 'RATE_INVALID' };
  const [, sign, whole = '0', fraction = ''] = parts;
  const padded = whole.padStart(3, '0');
  const ratio = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return { kind: 'read', rate: rate(sign === '-' && ratio !== '0' ? `-${ratio}` : ratio) };
}

/** The percentage of a ratio, as text: "0.125" → "12.5". Quotients have none and give null. */
export function percentText(ratio: Rate): string | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(ratio);
  if (!parts) return null;
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const padded = fraction.padEnd(2, '0');
  const percent = `${whole}${padded.slice(0, 2)}.${padded.slice(2)}`;
  return sign + percent.replace(/^0+(?=\d)/, '').replace(/\.?0*$/, '');
}
