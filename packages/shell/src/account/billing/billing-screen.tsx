/** What every screen of plans and payments has: a title, the organization, a way back, and its messages. */
import { billingMessages } from '@repo/billing/messages';
import { useMessages, useMore } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import type { ReactNode } from 'react';
import { plansPath } from '../../plan-link.tsx';
import { useSession } from '../../session.tsx';
import type { AccountMessages } from '../account-messages.ts';
import type { BillingMessages } from './billing.ts';

type Title =
  | 'billing.plan.title'
  | 'billing.checkout.title'
  | 'billing.done.title'
  | 'billing.invoice.list'
  | 'billing.invoice.title';

export interface BillingScreenProps {
  readonly title: Title;
  /** Left out: the settings. */
  readonly back?: 'plan' | 'invoices';
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: (organizationId: string) => ReactNode;
}

export function BillingScreen({ title, back, actions, children }: BillingScreenProps) {
  const worded = useMore(billingMessages);
  const { t } = useMessages<BillingMessages & AccountMessages>();
  const organization = useSession().session?.organization;
  if (!organization) return null;
  if (!worded) return <Skeleton lines={6} />;
  const ways = {
    plan: <Link href={plansPath}>{t('billing.plan.title')}</Link>,
    invoices: <Link href="/organization/invoices">{t('billing.invoice.list')}</Link>,
  };
  return (
    <Page
      title={t(title)}
      lead={<bdi>{organization.name}</bdi>}
      actions={actions}
      back={back ? ways[back] : <Link href="/settings">{t('common.settings')}</Link>}
    >
      {children(organization.id)}
    </Page>
  );
}
