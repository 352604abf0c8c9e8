import { useMessages } from '@repo/i18n/react';
import { Link, useNavigation } from '@repo/ui/link';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useAccountDraft } from './account-draft.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';

export function SignUpPage() {
  const { t } = useMessages<AccountMessages>();
  const { navigate, hrefOf } = useNavigation();
  const { to, keep } = useReturnPath();
  const draft = useAccountDraft();
  const [password, setPassword] = useState('');
  const form = useAuthForm(['name', 'email', 'password'], async () => {
    const name = draft.values.name.trim();
    const email = draft.values.email.trim();
    const callbackURL = hrefOf(`/sign-in?verified=1&to=${encodeURIComponent(to)}`);
    await authPost('/sign-up/email', { name: name || email, email, password, callbackURL });
    navigate(keep('/check-mail'));
  });

  return (
    <AccountPage
      title={t('shell.sign-up.title')}
      lead={t('shell.sign-up.lead')}
      ways={<Link href={keep('/sign-in')}>{t('shell.sign-up.have-account')}</Link>}
    >
      <AccountForm form={form} action={t('shell.sign-up.title')}>
        <TextField
          label={t('shell.field.name')}
          name="name"
          optional
          autoComplete="name"
          maxLength={120}
          value={draft.values.name}
          onChange={(name) => draft.set({ name })}
          error={form.errorOf('name')}
        />
        <TextField
          label={t('shell.field.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={draft.values.email}
          onChange={(email) => draft.set({ email })}
          error={form.errorOf('email')}
        />
        <TextField
          label={t('shell.field.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t('shell.field.password-hint')}
          value={password}
          onChange={setPassword}
          error={form.errorOf('password')}
        />
      </AccountForm>
    </AccountPage>
  );
}
