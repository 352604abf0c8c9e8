/** Amounts in words. Import it lazily: number words are not needed by a first screen. */
import { type Paisa, rupeesFromPaisa } from '@repo/facts';
import { amountInWords } from '@repo/urdu-text/words';
import type { Locale } from './locale.ts';

/** "thirty lakh rupees" · "تیس لاکھ روپے". */
export function words(amount: Paisa, locale: Locale): string {
  return amountInWords(rupeesFromPaisa(amount), locale);
}
