/** Changes the role of one member. */
import { maySetRole, type Role, roles } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Dialog } from '@repo/ui/dialog';
import { RadioCards } from '@repo/ui/radio-cards';
import { useState } from 'react';
import { useFresh } from '../use-fresh.tsx';
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
  const fresh = useFresh();
  const form = useAuthForm([], async () => {
    if (role !== member.role) {
      await fresh.run(() => setRole(organizationId, member.id, role));
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
      </AccountForm>
      {fresh.dialog}
    </Dialog>
  );
}
