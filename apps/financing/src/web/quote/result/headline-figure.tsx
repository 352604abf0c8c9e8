import { useWords } from '@repo/i18n/lazy';
import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { Figure } from '@repo/ui/figure';
import { headlineOf } from './headline.ts';

/** The payment in large type, and in a sentence with its words. */
export function HeadlineFigure({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const words = useWords();
  const headline = headlineOf(quote, i18n);
  const { firstPayment } = quote.totals;
  return (
    <div className="flex flex-col gap-1">
      <h2 className="text-lg text-ink-soft">{t(headline.labelKey)}</h2>
      <p className="type-ui text-4xl font-semibold leading-tight">
        <Figure path="totals.firstPayment">{format.money(firstPayment)}</Figure>
      </p>
      <p className="min-h-[1lh] text-lg">{words && headline.sentence(words(firstPayment))}</p>
    </div>
  );
}
