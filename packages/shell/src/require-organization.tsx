/** Shows its children to signed-in people with an organization; others are asked to sign in, and come back here. */
import { useI18n } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import type { ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import { errorMessage } from './error-message.tsx';
import { useSession } from './session.tsx';

export function RequireOrganization({ children }: { readonly children: ReactNode }) {
  const i18n = useI18n();
  const [path] = useLocation();
  const { session, pending, error, refresh } = useSession();
  if (pending) return <Narrow>{<Skeleton lines={4} />}</Narrow>;
  if (error) {
    return (
      <Narrow>
        <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>
      </Narrow>
    );
  }
  const back = `?to=${encodeURIComponent(path)}`;
  if (!session) return <Redirect to={`/sign-in${back}`} replace />;
  if (!session.organization) return <Redirect to={`/organization/new${back}`} replace />;
  return children;
}

function Narrow({ children }: { readonly children: ReactNode }) {
  return <div className="mx-auto max-w-page px-4 py-12 sm:px-8">{children}</div>;
}
