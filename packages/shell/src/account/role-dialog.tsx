/** Changes the role of one member. */
import { maySetRole, type Role, roles } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Dialog } from '@repo/ui/dialog';
import { Link } from '@repo/ui/link';
import { RadioCards } from '@repo/ui/radio-cards';
import { useState } from 'react';
import { wireErrorOf } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { type MemberEntry, setRole } from './members.ts';
import { useAuthForm } from './use-auth-form.ts';
import { useRoleWords } from './use-role-words.ts';

export interface RoleDialogProps {
  readonly organizationId: string;
  readonly member: MemberEntry;
  /** Of the person who changes it. */
  readonly own: Role;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

export function RoleDialog({ organizationId, member, own, onClose, onChanged }: RoleDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const { optionOf } = useRoleWords();
  const [role, choose] = useState(member.role);
  const [stale, setStale] = useState(false);
  const form = useAuthForm([], async () => {
    setStale(false);
    if (role !== member.role) {
      await setRole(organizationId, member.id, role).catch((error: unknown) => {
        setStale(wireErrorOf(error).code === 'SESSION_NOT_FRESH');
        throw error;
      });
      await onChanged();
    }
    onClose();
  });

  return (
    <Dialog title={t('shell.members.role-of', { name: member.name })} open onClose={onClose}>
      <AccountForm form={form} action={t('common.save')}>
        <RadioCards
          label={t('shell.members.role')}
          value={role}
          onChange={choose}
          options={roles.filter((to) => maySetRole(own, member.role, to)).map(optionOf)}
        />
        {stale && <Link href="/sign-in?to=%2Forganization%2Fmembers">{t('shell.sign-in.action')}</Link>}
      </AccountForm>
    </Dialog>
  );
}
