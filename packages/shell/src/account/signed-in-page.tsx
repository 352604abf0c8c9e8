/** An account screen that a link from outside leads to, and that needs to know who came. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import type { ReactNode } from 'react';
import { errorMessage } from '../error-message.tsx';
import { type Session, useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountPage } from './account-page.tsx';

export interface SignedInPageProps {
  readonly title: string;
  /** Why a visitor is asked to sign in. */
  readonly lead: string;
  /** The path to come back to, after signing in or up. */
  readonly to: string;
  /** The whole screen of a signed-in person. */
  readonly children: (session: NonNullable<Session>) => ReactNode;
}

/** Asks a visitor to sign in or up, and shows the screen to everybody else. */
export function SignedInPage({ title, lead, to, children }: SignedInPageProps) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const { session, pending, error, refresh } = useSession();
  if (pending) return <AccountPage title={title}>{<Skeleton lines={3} />}</AccountPage>;
  if (error) {
    return (
      <AccountPage title={title}>
        <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>
      </AccountPage>
    );
  }
  if (session) return children(session);
  const back = `?to=${encodeURIComponent(to)}`;
  return (
    <AccountPage title={title} lead={lead}>
      <Link href={`/sign-in${back}`} look="primary" icon="user">
        {t('shell.sign-in.action')}
      </Link>
      <Link href={`/sign-up${back}`} look="secondary">
        {t('shell.sign-up.title')}
      </Link>
    </AccountPage>
  );
}
