import { authMessages } from '@repo/auth/messages';
import { operatorMessages } from '@repo/auth/operator-messages';
import { useMore } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { accountMessages } from './messages.ts';

export interface WithMessagesProps {
  /** Shown until they are there; by default nothing. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** Around what belongs to an account, wherever it is shown: its messages, and what auth refuses, are fetched with it. */
export function WithMessages({ fallback = null, children }: WithMessagesProps): ReactNode {
  const own = useMore(accountMessages);
  const refusals = useMore(authMessages);
  const operators = useMore(operatorMessages);
  return own && refusals && operators ? children : fallback;
}
