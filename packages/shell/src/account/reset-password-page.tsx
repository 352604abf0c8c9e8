import { useMessages } from '@repo/i18n/react';
import { Link, useNavigation } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';

export function ResetPasswordPage() {
  const { t } = useMessages<AccountMessages>();
  const { navigate } = useNavigation();
  const { search } = useReturnPath();
  const token = search.get('token');
  const [newPassword, setNewPassword] = useState('');
  const form = useAuthForm(['password', 'newPassword'], async () => {
    await authPost('/reset-password', { newPassword, token: token ?? '' });
    navigate('/sign-in?reset=1');
  });

  return (
    <AccountPage
      title={t('shell.reset-password.title')}
      ways={<Link href="/forgot-password">{t('shell.reset-password.new-link')}</Link>}
    >
      {token === null ? (
        <Notice tone="attention">{t('shell.reset-password.expired')}</Notice>
      ) : (
        <AccountForm form={form} action={t('shell.reset-password.title')}>
          <TextField
            label={t('shell.field.new-password')}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            hint={t('shell.field.password-hint')}
            value={newPassword}
            onChange={setNewPassword}
            error={form.errorOf('password') ?? form.errorOf('newPassword')}
          />
        </AccountForm>
      )}
    </AccountPage>
  );
}
