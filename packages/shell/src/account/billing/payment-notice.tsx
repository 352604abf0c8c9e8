import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import type { BillingMessages, SoldVertical } from './billing.ts';
import { PortalButton } from './portal-button.tsx';
import { usePrice } from './use-price.ts';

export interface PaymentNoticeProps {
  readonly sold: SoldVertical;
  /** Another card can be given to who collects. */
  readonly portal: boolean;
}

/** A payment is missing: until when that changes nothing, what is closed after it, and how it is paid. */
export function PaymentNotice({ sold, portal }: PaymentNoticeProps) {
  const { t } = useMessages<BillingMessages>();
  const { day } = usePrice();
  if (sold.state !== 'past-due') return null;
  const owed = sold.held?.owed;
  const until = sold.access === 'read-only' ? null : sold.changesAt;
  return (
    <Notice tone={until === null ? 'refusal' : 'attention'} title={t('billing.problem.title')}>
      <p>
        {until === null ? (
          t('billing.problem.read-only')
        ) : (
          <>
            {t('billing.problem.until', { date: day(until) })}{' '}
            {sold.daysLeft !== null && t('billing.problem.days', { days: sold.daysLeft })}
          </>
        )}
      </p>
      {sold.held && (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 pt-2">
          {owed?.url && (
            <Link href={owed.url} look="primary" size="small">
              {t('billing.problem.pay')}
            </Link>
          )}
          <Link href={owed ? `/organization/invoices/${owed.id}` : '/organization/invoices'}>
            {owed ? t('billing.problem.see', { number: owed.number }) : t('billing.problem.list')}
          </Link>
          {portal && !sold.held.byTransfer && <PortalButton />}
        </div>
      )}
    </Notice>
  );
}
