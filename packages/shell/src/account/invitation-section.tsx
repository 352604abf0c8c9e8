/** The invitations that nobody has answered yet. */
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useMutation, useQuery } from '@tanstack/react-query';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { cancelInvitation, type InvitationEntry, invitationList, invite } from './members.ts';
import { PersonRow } from './person-row.tsx';
import { useRoleWords } from './use-role-words.ts';

export interface InvitationSectionProps {
  readonly organizationId: string;
  /** An operator acts for the person: the invitations are shown alone. */
  readonly inPlace: boolean;
}

export function InvitationSection({ organizationId, inPlace }: InvitationSectionProps) {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const { nameOf } = useRoleWords();
  const list = useQuery(invitationList(organizationId));
  const onError = (error: unknown) => {
    showToast({ message: errorMessage(error, i18n), tone: 'refusal' });
  };
  const resend = useMutation({
    mutationFn: ({ email, role }: InvitationEntry) => invite(organizationId, email, role),
    onSuccess: (_, { email }) => {
      showToast({ message: t('shell.members.invited', { email }) });
    },
    onError,
    onSettled: () => list.refetch(),
  });
  const cancel = useMutation({
    mutationFn: ({ id }: InvitationEntry) => cancelInvitation(id),
    onSuccess: (_, entry) => {
      showToast({
        message: t('shell.members.invitation-cancelled', { email: entry.email }),
        undo: { label: t('common.undo'), onUndo: () => resend.mutate(entry) },
      });
    },
    onError,
    onSettled: () => list.refetch(),
  });

  if (list.isPending) return <Skeleton lines={2} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;
  return (
    <Section title={t('shell.members.pending')}>
      {list.data.length === 0 && <EmptyState title={t('shell.members.none-pending')} />}
      <ul>
        {list.data.map((entry) => (
          <PersonRow
            key={entry.id}
            email={entry.email}
            role={nameOf(entry.role)}
            time={t('shell.members.expires', { time: format.dateTime(entry.expires) })}
            actions={
              !inPlace && (
                <>
                  <Button
                    size="small"
                    label={t('shell.members.resend-to', { email: entry.email })}
                    pending={resend.isPending && resend.variables.email === entry.email}
                    onPress={() => resend.mutate(entry)}
                  >
                    {t('shell.members.resend')}
                  </Button>
                  <Button
                    size="small"
                    label={t('shell.members.cancel-for', { email: entry.email })}
                    pending={cancel.isPending && cancel.variables.id === entry.id}
                    onPress={() => cancel.mutate(entry)}
                  >
                    {t('shell.members.cancel-invitation')}
                  </Button>
                </>
              )
            }
          />
        ))}
      </ul>
    </Section>
  );
}
