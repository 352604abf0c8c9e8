/** For the people who run the deployment: invoices that are paid by transfer, and what arrived for them. */
import { billingMessages } from '@repo/billing/messages';
import { useI18n, useMessages, useMore } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page, Section } from '@repo/ui/page';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { errorMessage } from '../../error-message.tsx';
import { useSession } from '../../session.tsx';
import type { AccountMessages } from '../account-messages.ts';
import { WithMessages } from '../with-messages.tsx';
import type { BillingMessages } from './billing.ts';
import { BookedInvoiceItem } from './booked-invoice-item.tsx';
import { allOfBooks, openInvoices, settledInvoices } from './books.ts';

function Payments() {
  const i18n = useI18n();
  const worded = useMore(billingMessages);
  const { t } = useMessages<BillingMessages & AccountMessages>();
  const { session, pending, error, refresh } = useSession();
  if (!pending && !error && !session) return <Redirect to="/sign-in?to=%2Fadmin%2Fpayments" replace />;
  if (!worded) return <Skeleton lines={6} />;
  return (
    <Page
      title={t('shell.payments.title')}
      lead={t('billing.books.lead')}
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {pending && <Skeleton lines={3} />}
      {error && <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>}
      {session?.operator && (
        <>
          <Invoices settled={false} />
          <Invoices settled />
        </>
      )}
      {session?.operator === false && <p>{i18n.t('errors.FORBIDDEN')}</p>}
    </Page>
  );
}

function Invoices({ settled }: { readonly settled: boolean }) {
  const i18n = useI18n();
  const { t } = useMessages<BillingMessages>();
  const client = useQueryClient();
  const list = useQuery(settled ? settledInvoices : openInvoices);
  const empty = settled ? t('billing.books.settled-none') : t('billing.books.none');
  return (
    <Section title={settled ? t('billing.books.settled') : t('billing.books.open')}>
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>}
      {list.data?.length === 0 && <EmptyState title={empty} />}
      <ul>
        {list.data?.map((invoice) => (
          <BookedInvoiceItem key={invoice.id} invoice={invoice} onChanged={() => client.invalidateQueries(allOfBooks)} />
        ))}
      </ul>
    </Section>
  );
}

export function PaymentsPage() {
  return (
    <WithMessages>
      <Payments />
    </WithMessages>
  );
}
