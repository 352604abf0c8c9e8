import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Page } from '@repo/ui/page';
import { Redirect } from 'wouter';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { DeadLetterSection } from './dead-letter-section.tsx';
import { QueueSection } from './queue-section.tsx';
import { TestSmsSection } from './test-sms-section.tsx';

/** What waits, runs and failed behind the requests, for the people who run the deployment. */
export function JobsPage() {
  const { t } = useMessages<AccountMessages>();
  const { session, pending } = useSession();
  if (pending) return null;
  if (!session) return <Redirect to={`/sign-in?to=${encodeURIComponent('/admin/jobs')}`} replace />;
  return (
    <Page title={t('shell.jobs.title')} lead={t('shell.jobs.lead')} back={<Link href="/settings">{t('common.settings')}</Link>}>
      <QueueSection />
      <DeadLetterSection />
      <TestSmsSection />
    </Page>
  );
}
