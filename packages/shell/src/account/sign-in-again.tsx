/** The way on when a change wants a sign-in of a moment ago. */
import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { useState } from 'react';
import { wireErrorOf } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';

/** Notes whether the last try was refused because the session is too old. */
export function useStale() {
  const [stale, setStale] = useState(false);
  const watch = async (send: () => Promise<void>): Promise<void> => {
    setStale(false);
    await send().catch((error: unknown) => {
      setStale(wireErrorOf(error).code === 'SESSION_NOT_FRESH');
      throw error;
    });
  };
  return { stale, watch };
}

/** @param to where the person comes back to */
export function SignInAgain({ to }: { readonly to: string }) {
  const { t } = useMessages<AccountMessages>();
  return <Link href={`/sign-in?${new URLSearchParams({ to })}`}>{t('shell.sign-in.action')}</Link>;
}
