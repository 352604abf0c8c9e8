import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { basisLines } from '../result/basis.tsx';
import { termLines } from './term-lines.ts';

/** What was agreed, and how the figures were made. */
export function PrintedTerms({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <section className="pt-3">
      <h2 className="text-lg font-semibold">{t('financing.print.terms')}</h2>
      <Lines lines={termLines(quote, i18n)} />
      <h2 className="pt-3 text-lg font-semibold">{t('financing.basis.title')}</h2>
      <Lines lines={basisLines(quote, i18n)} />
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly { readonly term: string; readonly value: string }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-8 text-sm">
      {lines.map(({ term, value }) => (
        <div key={term} className="flex items-baseline justify-between gap-4 border-b border-line">
          <dt>{term}</dt>
          <dd className="type-ui text-end">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
