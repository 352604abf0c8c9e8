/** Asks for an address and a role, and sends the invitation. What was typed stays until it is sent. */
import { invitable } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { RadioCards } from '@repo/ui/radio-cards';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { invite } from './members.ts';
import { useAuthForm } from './use-auth-form.ts';
import { useRoleWords } from './use-role-words.ts';

export interface InviteSheetProps {
  readonly organizationId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

type Values = { readonly email: string; readonly role: (typeof invitable)[number] };
const blank: Values = { email: '', role: 'member' };

export function InviteSheet({ organizationId, open, onClose, onSent }: InviteSheetProps) {
  const { t } = useMessages<AccountMessages>();
  const { optionOf } = useRoleWords();
  const draft = useFormDraft<Values>(`shell.invite.${organizationId}`, blank);
  const { email, role } = draft.values;
  const form = useAuthForm(['email'], async () => {
    const address = email.trim();
    await invite(organizationId, address, role);
    draft.clear();
    showToast({ message: t('shell.members.invited', { email: address }) });
    onSent();
  });

  return (
    <Sheet title={t('shell.members.invite')} open={open} onClose={onClose}>
      <AccountForm form={form} action={t('shell.members.send')}>
        <TextField
          label={t('shell.field.email')}
          name="email"
          type="email"
          autoComplete="off"
          value={email}
          onChange={(typed) => draft.set({ email: typed })}
          error={form.errorOf('email')}
        />
        <RadioCards
          label={t('shell.members.role')}
          value={role}
          onChange={(chosen) => draft.set({ role: invitable.find((one) => one === chosen) ?? role })}
          options={invitable.map(optionOf)}
          hint={t('shell.members.invite-hint')}
        />
      </AccountForm>
    </Sheet>
  );
}
