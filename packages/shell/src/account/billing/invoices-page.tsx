import { useMessages } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Notice } from '@repo/ui/notice';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import { useQuery } from '@tanstack/react-query';
import { errorMessage, wireErrorOf } from '../../error-message.tsx';
import { type BillingMessages, invoiceList } from './billing.ts';
import { BillingScreen } from './billing-screen.tsx';
import { usePrice } from './use-price.ts';

/** The newest invoices of the organization. */
export function InvoicesPage() {
  return (
    <BillingScreen title="billing.invoice.list" back="plan">
      {(id) => <Invoices key={id} organizationId={id} />}
    </BillingScreen>
  );
}

const tones: Readonly<Record<'open' | 'paid' | 'void' | 'uncollectible', StatusTone>> = {
  ...{ open: 'attention', paid: 'passed' },
  ...{ void: 'neutral', uncollectible: 'refusal' },
};

function Invoices({ organizationId }: { readonly organizationId: string }) {
  const i18n = useMessages<BillingMessages>();
  const { t } = i18n;
  const { price, day } = usePrice();
  const list = useQuery(invoiceList(organizationId));
  if (list.isPending) return <Skeleton lines={5} />;
  if (list.isError) {
    if (wireErrorOf(list.error).code === 'FORBIDDEN') return <Notice tone="attention">{t('billing.plan.member')}</Notice>;
    return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  }
  const { items } = list.data;
  if (items.length === 0) return <EmptyState title={t('billing.invoice.none')} />;
  const states = {
    open: t('billing.invoice.open'),
    paid: t('billing.invoice.paid'),
    void: t('billing.invoice.void'),
    uncollectible: t('billing.invoice.uncollectible'),
  };
  return (
    <ul>
      {items.map(({ id, number, status, total, currency, issuedAt, url, lapsed }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4">
          <div>
            <p className="flex flex-wrap items-center gap-3 font-semibold">
              <bdi dir="ltr">{number ?? '…'}</bdi>
              {lapsed ? (
                <StatusChip tone="neutral">{t('billing.invoice.unpaid')}</StatusChip>
              ) : (
                <StatusChip tone={tones[status]}>{states[status]}</StatusChip>
              )}
            </p>
            <p className="text-sm text-ink-soft">{day(issuedAt)}</p>
            {lapsed && <p className="max-w-text text-sm">{t('billing.invoice.lapsed')}</p>}
          </div>
          <p className="flex flex-wrap items-center gap-6">
            <bdi className="font-semibold">{price(total, currency)}</bdi>
            {number !== null && <Link href={`/organization/invoices/${id}`}>{t('billing.invoice.see')}</Link>}
            {url !== null && <Link href={url}>{t('billing.invoice.provider')}</Link>}
          </p>
        </li>
      ))}
    </ul>
  );
}
