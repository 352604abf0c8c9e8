import { decodePaisa, rate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Menu } from '@repo/ui/menu';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { QuoteRow } from '../../../api/quote/quote-view.ts';
import { useQuoteActions } from '../use-quote-actions.ts';

/** One saved quote: its name, its figures and what can be done with it. */
export function QuoteItem({ quote }: { readonly quote: QuoteRow }) {
  const { t, format } = useI18n();
  const [, navigate] = useLocation();
  const { duplicate, remove } = useQuoteActions();
  const savedAt = new Date(quote.savedAt);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,2.4fr)_minmax(0,4fr)_auto]">
      <div className="min-w-0">
        <Link href={`/quotes/${quote.id}`} look="plain" className="block py-1 text-lg font-semibold hover:underline">
          <bdi>{quote.title}</bdi>
        </Link>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
          <span>{t(`financing.product.${quote.product}.name`)}</span>
          <time dateTime={quote.savedAt} title={format.dateTime(savedAt)}>
            {format.relative(savedAt, new Date())}
          </time>
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 max-md:col-span-2 max-md:row-start-2 sm:grid-cols-4">
        <Cell term={t('financing.list.firstPayment')}>{format.money(decodePaisa(quote.firstPayment))}</Cell>
        <Cell term={t('financing.list.financed')}>{format.money(decodePaisa(quote.financed))}</Cell>
        <Cell term={t('financing.list.effective')}>
          {quote.epr === null ? t('financing.rate.none') : format.percent(rate(quote.epr), { decimals: 2 })}
        </Cell>
        <Cell term={t('financing.list.checks')}>
          {t('financing.checks.short', { n: format.number(quote.checksPassed), m: format.number(quote.checksTotal) })}
        </Cell>
      </dl>
      <Menu
        label={t('financing.list.actions-of', { title: quote.title })}
        icon="more"
        items={[
          {
            id: 'print',
            label: t('financing.quote.print'),
            icon: 'print',
            onAction: () => navigate(`/quotes/${quote.id}/print`),
          },
          { id: 'duplicate', label: t('financing.quote.duplicate'), icon: 'copy', onAction: () => duplicate(quote) },
          { id: 'delete', label: t('financing.quote.delete'), icon: 'delete', danger: true, onAction: () => remove(quote) },
        ]}
      />
    </li>
  );
}

function Cell({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className="type-ui">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
