import { billingMessages } from '@repo/billing/messages';
import { useMessages, useMore } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { UsageMonths } from './usage-months.tsx';

/** What the active organization uses of what is counted: all of it for owners and administrators, the own use for members. */
export function UsagePage() {
  const { t } = useMessages<AccountMessages>();
  const worded = useMore(billingMessages);
  const organization = useSession().session?.organization;
  if (!organization) return null;
  return (
    <Page
      title={t('shell.usage.title')}
      lead={<bdi>{organization.name}</bdi>}
      back={<Link href="/settings">{t('common.settings')}</Link>}
    >
      {worded ? <UsageMonths key={organization.id} organizationId={organization.id} /> : <Skeleton lines={6} />}
    </Page>
  );
}
