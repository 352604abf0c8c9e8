/** The members, with what the own role may do to each. */
import { mayRemove, maySetRole, type Role, roles } from '@repo/auth/roles';
import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { EndMembershipDialog } from './end-membership-dialog.tsx';
import { type MemberEntry, memberList, removeMember } from './members.ts';
import { PersonRow } from './person-row.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { useRoleWords } from './use-role-words.ts';

export interface MemberSectionProps {
  readonly organizationId: string;
  readonly own: Role;
  readonly userId: string;
  /** An operator acts for the person: the members are shown alone. */
  readonly inPlace: boolean;
}

type Open = { readonly what: 'role' | 'remove'; readonly member: MemberEntry } | null;

export function MemberSection({ organizationId, own, userId, inPlace }: MemberSectionProps) {
  const i18n = useI18n();
  const { t, format } = useMessages<AccountMessages>();
  const { nameOf } = useRoleWords();
  const client = useQueryClient();
  const list = useQuery(memberList(organizationId));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  // The own role may be what changed, so the session is asked again too.
  const refresh = () => client.invalidateQueries({ queryKey: ['platform'] });

  if (list.isPending) return <Skeleton lines={4} />;
  if (list.isError) return <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>;

  const actionsOf = (member: MemberEntry) => {
    if (inPlace) return undefined;
    const change = roles.some((to) => to !== member.role && maySetRole(own, member.role, to));
    const remove = member.userId !== userId && mayRemove(own, member.role);
    if (!change && !remove) return undefined;
    return (
      <>
        {change && (
          <Button
            size="small"
            label={t('shell.members.role-of', { name: member.name })}
            onPress={() => setOpen({ what: 'role', member })}
          >
            {t('shell.members.change-role')}
          </Button>
        )}
        {remove && (
          <Button
            size="small"
            label={t('shell.members.remove-person', { name: member.name })}
            onPress={() => setOpen({ what: 'remove', member })}
          >
            {t('shell.members.remove')}
          </Button>
        )}
      </>
    );
  };

  return (
    <Section title={t('shell.members.list')}>
      <ul>
        {list.data.map((member) => (
          <PersonRow
            key={member.id}
            name={member.name}
            email={member.email}
            role={nameOf(member.role)}
            time={t('shell.members.joined', { time: format.dateTime(member.joined) })}
            actions={actionsOf(member)}
          />
        ))}
      </ul>
      {open?.what === 'role' && (
        <RoleDialog organizationId={organizationId} member={open.member} own={own} onClose={close} onChanged={refresh} />
      )}
      {open?.what === 'remove' && (
        <EndMembershipDialog
          title={t('shell.members.remove-person', { name: open.member.name })}
          question={t('shell.members.remove-question', { name: open.member.name, email: open.member.email })}
          action={t('shell.members.remove')}
          onClose={close}
          end={async () => {
            await removeMember(organizationId, open.member.id);
            await refresh();
            close();
            showToast({ message: t('shell.members.removed', { name: open.member.name }) });
          }}
        />
      )}
    </Section>
  );
}
