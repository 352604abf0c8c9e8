import { useMessages } from '@repo/i18n/react';
import { Link, useNavigation } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useAccountDraft } from './account-draft.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { LocalInboxLink } from './local-inbox-link.tsx';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';

export function ForgotPasswordPage() {
  const { t } = useMessages<AccountMessages>();
  const { hrefOf } = useNavigation();
  const { keep } = useReturnPath();
  const draft = useAccountDraft();
  const [asked, setAsked] = useState(false);
  const form = useAuthForm(['email'], async () => {
    await authPost('/request-password-reset', {
      email: draft.values.email.trim(),
      redirectTo: hrefOf('/reset-password'),
    });
    setAsked(true);
  });

  return (
    <AccountPage
      title={t('shell.forgot-password.title')}
      lead={t('shell.forgot-password.lead')}
      ways={<Link href={keep('/sign-in')}>{t('shell.sign-in.title')}</Link>}
    >
      {asked && <Notice tone="passed">{t('shell.forgot-password.sent')}</Notice>}
      {asked && <LocalInboxLink />}
      <AccountForm form={form} action={t('shell.forgot-password.action')}>
        <TextField
          label={t('shell.field.email')}
          name="email"
          type="email"
          autoComplete="username"
          value={draft.values.email}
          onChange={(email) => draft.set({ email })}
          error={form.errorOf('email')}
        />
      </AccountForm>
    </AccountPage>
  );
}
