/** For the people who run the deployment: what every organization uses of what is counted. */
import { billingMessages } from '@repo/billing/messages';
import { useMessages, useMore } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { Redirect } from 'wouter';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { UsageOfOrganizations } from './usage-of-organizations.tsx';
import { WithMessages } from './with-messages.tsx';

function UsageOfAll() {
  const i18n = useMessages<AccountMessages & typeof import('@repo/billing/messages/en.json')>();
  const { t } = i18n;
  const worded = useMore(billingMessages);
  const { session, pending, error, refresh } = useSession();
  if (!pending && !error && !session) return <Redirect to="/sign-in?to=%2Fadmin%2Fusage" replace />;
  if (!worded) return <Skeleton lines={6} />;
  return (
    <Page
      title={t('shell.usage-of-all.title')}
      lead={t('billing.usage.organizations-lead')}
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {pending && <Skeleton lines={3} />}
      {error && <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>}
      {session?.operator && <UsageOfOrganizations />}
      {session?.operator === false && <p>{t('errors.FORBIDDEN')}</p>}
    </Page>
  );
}

export function UsageOfOrganizationsPage() {
  return (
    <WithMessages>
      <UsageOfAll />
    </WithMessages>
  );
}
