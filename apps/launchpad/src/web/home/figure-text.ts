import { decodePaisa, type Fact, isoDate, rate } from '@repo/facts';
import type { Formatters } from '@repo/i18n';

/** A card's figure as it is printed; null for what is unknown and for what is no single figure. */
export function figureText({ value, unit }: Fact, format: Formatters): string | null {
  if (typeof value !== 'string') return null;
  switch (unit) {
    case 'paisa':
      return format.money(decodePaisa(value));
    case 'ratio':
      return format.percent(rate(value));
    case 'date':
      return format.date(isoDate(value));
    case 'term':
      return null;
    default:
      return format.number(value);
  }
}
