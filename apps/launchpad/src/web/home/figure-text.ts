import type { Fact } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { factText } from '@repo/ui/fact-text';

/** A card's figure with its unit; null for what is unknown, and for a term, whose word is in the vertical's own catalogue. */
export function figureText({ value, unit }: Fact, i18n: Pick<I18n, 't' | 'format'>): string | null {
  return value === null || unit === 'term' ? null : factText('launchpad', i18n).value(value, unit);
}
