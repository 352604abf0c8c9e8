/** For the people who run the deployment: invoices that are paid by transfer, and what arrived for them. */
import { billingMessages } from '@repo/billing/messages';
import { useI18n, useMessages, useMore } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { Redirect } from 'wouter';
import { errorMessage } from '../../../error-message.tsx';
import { useSession } from '../../../session.tsx';
import type { AccountMessages } from '../../account-messages.ts';
import { WithMessages } from '../../with-messages.tsx';
import type { BillingMessages } from '../billing.ts';
import { lineLength } from '../transfer/read-statement.ts';
import { BookShelf } from './book-shelf.tsx';

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
      {session?.operator && <Books />}
      {session?.operator === false && <p>{i18n.t('errors.FORBIDDEN')}</p>}
    </Page>
  );
}

/** The shelves, or what was looked for on all of them. */
function Books() {
  const { t } = useMessages<BillingMessages & AccountMessages>();
  const [typed, setTyped] = useState('');
  const [find, setFind] = useState('');
  return (
    <>
      <search className="block pb-8">
        <form
          noValidate
          className="flex max-w-field flex-col items-start gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setFind(typed.trim().slice(0, lineLength));
          }}
        >
          <TextField
            label={t('billing.books.find')}
            name="find"
            type="search"
            autoComplete="off"
            hint={t('billing.books.find-hint')}
            value={typed}
            onChange={setTyped}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit">{t('common.search')}</Button>
            {find !== '' && (
              <Button
                onPress={() => {
                  setTyped('');
                  setFind('');
                }}
              >
                {t('billing.books.find-end')}
              </Button>
            )}
          </div>
        </form>
      </search>
      {find === '' ? (
        <>
          <BookShelf show="waiting" />
          <BookShelf show="open" />
          <BookShelf show="settled" />
        </>
      ) : (
        <BookShelf show="all" find={find} />
      )}
    </>
  );
}

export function PaymentsPage() {
  return (
    <WithMessages>
      <Payments />
    </WithMessages>
  );
}
