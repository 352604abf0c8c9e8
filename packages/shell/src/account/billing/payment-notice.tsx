import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import type { BillingMessages, SoldVertical } from './billing.ts';
import { usePrice } from './use-price.ts';

/** A payment is missing: until when that changes nothing, and what is closed after it. */
export function PaymentNotice({ sold }: { readonly sold: SoldVertical }) {
  const { t } = useMessages<BillingMessages>();
  const { day } = usePrice();
  if (sold.state !== 'past-due') return null;
  return (
    <Notice tone={sold.access === 'read-only' ? 'refusal' : 'attention'} title={t('billing.problem.title')}>
      <p>
        {sold.access === 'read-only' || sold.changesAt === null
          ? t('billing.problem.read-only')
          : t('billing.problem.until', { date: day(sold.changesAt) })}
      </p>
      {sold.held && <Link href="/organization/invoices">{t('billing.invoice.list')}</Link>}
    </Notice>
  );
}
