/** The open codes, without their text: that is shown once. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import { platformApi } from '../platform-api.ts';
import type { AccountMessages } from './account-messages.ts';
import { JoinCodeSheet } from './join-code-sheet.tsx';
import { joinCodeList } from './join-codes.ts';

export interface JoinCodeSectionProps {
  readonly organizationId: string;
  /** An operator acts for the person: the codes are shown alone. */
  readonly inPlace: boolean;
}

export function JoinCodeSection({ organizationId, inPlace }: JoinCodeSectionProps) {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const list = useQuery(joinCodeList(organizationId));
  const [making, setMaking] = useState(false);
  const revoke = useMutation({
    mutationFn: (id: string) => platformApi.platform.joinCode.revoke.mutate({ id }),
    onSuccess: () => showToast({ message: t('shell.join-code.revoked') }),
    onError: (error) => showToast({ message: errorMessage(error, i18n), tone: 'refusal' }),
    onSettled: () => list.refetch(),
  });

  if (list.isPending) return <Skeleton lines={2} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  return (
    <Section title={t('shell.join-code.title')}>
      {list.data.length === 0 && <EmptyState title={t('shell.join-code.none')} />}
      <ul>
        {list.data.map(({ id, uses, maxUses, expiresAt, createdAt }) => {
          const made = format.dateTime(new Date(createdAt));
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4">
              <div>
                <p className="font-semibold">{t('shell.join-code.uses', { uses, count: maxUses })}</p>
                <p className="text-sm text-ink-soft">{t('shell.join-code.made', { time: made })}</p>
                <p className="text-sm text-ink-soft">
                  {t('shell.members.expires', { time: format.dateTime(new Date(expiresAt)) })}
                </p>
              </div>
              {!inPlace && (
                <Button
                  size="small"
                  label={t('shell.join-code.revoke-of', { time: made })}
                  pending={revoke.isPending && revoke.variables === id}
                  onPress={() => revoke.mutate(id)}
                >
                  {t('shell.join-code.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!inPlace && (
        <div className="pt-4">
          <Button icon="add" onPress={() => setMaking(true)}>
            {t('shell.join-code.make')}
          </Button>
        </div>
      )}
      {making && <JoinCodeSheet onClose={() => setMaking(false)} onMade={() => void list.refetch()} />}
    </Section>
  );
}
