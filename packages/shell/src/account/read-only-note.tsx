import { useMessages } from '@repo/i18n/react';
import { useLocation } from 'wouter';
import { PlanLink, plansPath } from '../plan-link.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { useApp } from './billing/use-app.ts';

/** Says that the app can only be read while a payment is missing, before somebody types what would be refused. */
export function ReadOnlyNote() {
  const { t } = useMessages<AccountMessages>();
  const { session } = useSession();
  const app = useApp();
  const [location] = useLocation();
  // The page of plans says it at length.
  if (!session?.organization?.readOnly.includes(app) || location === plansPath) return null;
  return (
    <aside className="border-b border-line bg-attention-soft print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-8">
        <p className="text-attention">{t('shell.read-only.note')}</p>
        <PlanLink />
      </div>
    </aside>
  );
}
