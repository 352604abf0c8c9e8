import { useMessages } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';

export interface InPlaceNoteProps {
  /** What the host leaves to the person alone. */
  readonly about: 'settings' | 'members' | 'keys' | 'joining';
}

/** Why an operator in somebody's place is not offered what the host would refuse; nothing for everybody else. */
export function InPlaceNote({ about }: InPlaceNoteProps) {
  const { t } = useMessages<AccountMessages>();
  const { session } = useSession();
  if (!session?.impersonated) return null;
  return (
    <div className="pb-6">
      <Notice tone="neutral">{t(`shell.impersonation.${about}`)}</Notice>
    </div>
  );
}
