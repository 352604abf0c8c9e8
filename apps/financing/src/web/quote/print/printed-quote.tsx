/** A quote for A4: one page of terms, then the checks, then the schedule. On the screen it looks like the paper. */
import { useWords } from '@repo/i18n/lazy';
import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { useBoot } from '@repo/shell/boot';
import { Button } from '@repo/ui/button';
import { Link } from '@repo/ui/link';
import { PrintPage, ScreenOnly } from '@repo/ui/print';
import { useEffect } from 'react';
import { headlineOf } from '../result/headline.ts';
import { hijriText } from '../result/hijri-text.ts';
import { PageDigits } from './page-digits.tsx';
import { PrintedChecks } from './printed-checks.tsx';
import { PrintedFigures } from './printed-figures.tsx';
import { PrintedSchedule } from './printed-schedule.tsx';
import { PrintedTerms } from './printed-terms.tsx';

export interface PrintedQuoteProps {
  readonly quote: Quote;
  readonly title: string;
  /** Public id, or that it is not saved. */
  readonly number: string;
  /** Null when it is not saved. */
  readonly revision: number | null;
  readonly back: string;
}

export function PrintedQuote({ quote, title, number, revision, back }: PrintedQuoteProps) {
  const i18n = useI18n();
  const { t, format, locale } = i18n;
  const { brand } = useBoot();
  const words = useWords();
  const headline = headlineOf(quote, i18n);
  useEffect(() => {
    document.title = `${title} · ${t('financing.print.title')}`;
  }, [title, t]);
  return (
    <div className="mx-auto max-w-page px-4 py-8 sm:px-8 print:max-w-none print:p-0">
      <ScreenOnly>
        <div className="flex flex-wrap gap-3 pb-6">
          <Button tone="primary" icon="print" onPress={() => window.print()}>
            {t('financing.print.button')}
          </Button>
          <Link href={back} look="secondary">
            {t('financing.print.back')}
          </Link>
        </div>
      </ScreenOnly>
      <PageDigits />
      <article className="printed-quote rounded border border-line bg-raised p-8 print:border-0 print:p-0">
        <header className="flex items-start justify-between gap-8 border-b-2 border-ink pb-3">
          <div>
            <p className="text-lg font-semibold">{brand.name[locale]}</p>
            <p className="text-sm">
              <bdi>{brand.legal.operator}</bdi>
            </p>
          </div>
          <dl className="type-ui text-sm">
            <Pair term={t('financing.print.number')}>{number}</Pair>
            {revision !== null && <Pair term={t('financing.print.revision')}>{format.number(revision)}</Pair>}
            <Pair term={t('financing.print.date')}>{format.date(quote.asOf)}</Pair>
            <Pair term={t('financing.schedule.hijri')}>{hijriText(quote.asOf, i18n)}</Pair>
          </dl>
        </header>
        <h1 className="pt-3 text-2xl font-semibold">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-ink-soft">{t(`financing.product.${quote.inputs.product}.full`)}</p>
        <p className="pt-2">
          {t(headline.labelKey)} <bdi className="type-ui text-xl font-semibold">{format.money(quote.totals.firstPayment)}</bdi>
          {words && <span className="block text-sm">{headline.sentence(words(quote.totals.firstPayment))}</span>}
        </p>
        <PrintedFigures quote={quote} />
        <PrintedTerms quote={quote} />
        <p className="mt-3 border-s-4 border-ink ps-3 text-sm font-semibold">{t('financing.print.disclaimer')}</p>
        <PrintPage>
          <PrintedChecks quote={quote} />
        </PrintPage>
        <PrintPage landscape>
          <PrintedSchedule quote={quote} />
        </PrintPage>
      </article>
    </div>
  );
}

function Pair({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div className="flex justify-end gap-2">
      <dt>{term}:</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
