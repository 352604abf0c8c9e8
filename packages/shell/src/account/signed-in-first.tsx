import { useI18n, useMessages } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import type { ReactNode } from 'react';
import { errorMessage } from '../error-message.tsx';
import { type Session, useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountPage } from './account-page.tsx';

export interface SignedInFirstProps {
  readonly title: string;
  /** Why somebody must be signed in here. */
  readonly lead: string;
  /** The path of this page: where signing in leads back to. */
  readonly path: string;
  readonly children: (session: NonNullable<Session>) => ReactNode;
}

/** A page for whoever is signed in. A visitor is asked to sign in or up, and comes back. */
export function SignedInFirst({ title, lead, path, children }: SignedInFirstProps) {
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const { session, pending, error, refresh } = useSession();
  if (session) return children(session);
  if (pending) return <AccountPage title={title}>{<Skeleton lines={3} />}</AccountPage>;
  if (error) {
    return (
      <AccountPage title={title}>
        <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>
      </AccountPage>
    );
  }
  const back = backTo(path);
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

/** The query of a page of signing in that leads to a path afterwards. */
export function backTo(path: string): string {
  return `?to=${encodeURIComponent(path)}`;
}
