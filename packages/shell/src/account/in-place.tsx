/** Says in whose account an operator is and until when, and leads back. */

import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { showToast } from '@repo/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { authPost } from './auth-request.ts';
import { useEnter } from './use-enter.ts';

export function InPlace() {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const { session, refresh } = useSession();
  const enter = useEnter('/admin/people');
  const end = useMutation({
    mutationFn: () => authPost('/impersonate/end', {}),
    onSuccess: enter,
    onError: (error) => {
      showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
      void refresh();
    },
  });
  if (!session?.impersonated) return null;
  const time = format.dateTime(new Date(session.expiresAt));
  return (
    <aside className="border-b border-line bg-attention-soft print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-2 sm:px-8">
        <p className="font-semibold text-attention">{t('shell.impersonation.banner', { name: session.name, time })}</p>
        <Button size="small" pending={end.isPending} onPress={() => end.mutate()}>
          {t('shell.impersonation.end')}
        </Button>
      </div>
    </aside>
  );
}
