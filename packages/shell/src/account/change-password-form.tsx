import { useMessages } from '@repo/i18n/react';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { wireErrorOf } from '../error-message.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { useAuthForm } from './use-auth-form.ts';

const blank = { currentPassword: '', newPassword: '' };

/** @param email of the signed-in person */
export function ChangePasswordForm({ email }: { readonly email: string }) {
  const { t } = useMessages<AccountMessages>();
  const [passwords, setPasswords] = useState(blank);
  const form = useAuthForm(['currentPassword', 'password', 'newPassword'], async () => {
    const change = () => authPost('/change-password', { ...passwords, revokeOtherSessions: true });
    await change().catch(async (error: unknown) => {
      if (wireErrorOf(error).code !== 'SESSION_NOT_FRESH') throw error;
      // The password has been typed already: nobody is asked for it twice.
      await authPost('/sign-in/email', { email, password: passwords.currentPassword });
      await change();
    });
    setPasswords(blank);
    showToast({ message: t('shell.settings.password-changed') });
  });

  return (
    <div className="max-w-field">
      <AccountForm part form={form} action={t('shell.settings.change-password')}>
        <TextField
          label={t('shell.field.current-password')}
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          value={passwords.currentPassword}
          onChange={(currentPassword) => setPasswords((before) => ({ ...before, currentPassword }))}
          error={form.errorOf('currentPassword')}
        />
        <TextField
          label={t('shell.field.new-password')}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          hint={t('shell.field.password-hint')}
          value={passwords.newPassword}
          onChange={(newPassword) => setPasswords((before) => ({ ...before, newPassword }))}
          error={form.errorOf('password') ?? form.errorOf('newPassword')}
        />
      </AccountForm>
    </div>
  );
}
