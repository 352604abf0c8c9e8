import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { hasDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useBoot } from '../boot.tsx';
import { accountDraftKey, useAccountDraft } from './account-draft.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';
import { useEnter } from './use-enter.ts';

export function SignInPage() {
  const { t } = useMessages<AccountMessages>();
  const { demoLogin } = useBoot();
  const { to, keep, search } = useReturnPath();
  const draft = useAccountDraft();
  const [password, setPassword] = useState('');
  // What was typed here is not what the person was doing before.
  const [keptBefore] = useState(() => hasDraft([accountDraftKey]));
  const enter = useEnter(to);
  const signIn = async (login: { email: string; password: string }) => {
    await authPost('/sign-in/email', login);
    await enter();
  };
  const form = useAuthForm(['email', 'password'], () => signIn({ email: draft.values.email.trim(), password }));
  const demo = useAuthForm([], async () => {
    if (demoLogin) await signIn(demoLogin);
  });

  return (
    <AccountPage
      title={t('shell.sign-in.title')}
      lead={to === '/' ? undefined : t(keptBefore ? 'shell.sign-in.lead-kept' : 'shell.sign-in.lead')}
      ways={
        <>
          <Link href={keep('/forgot-password')}>{t('shell.sign-in.forgot')}</Link>
          <Link href={keep('/sign-up')}>{t('shell.sign-up.title')}</Link>
        </>
      }
    >
      {search.has('error') && <Notice tone="attention">{t('shell.sign-in.link-expired')}</Notice>}
      {search.has('verified') && !search.has('error') && <Notice tone="passed">{t('shell.sign-in.verified')}</Notice>}
      {search.has('reset') && <Notice tone="passed">{t('shell.sign-in.reset')}</Notice>}
      {demoLogin && (
        <div className="flex flex-col gap-3 border-y border-line py-4">
          <p>{t('shell.sign-in.demo-lead')}</p>
          {demo.failure && <Notice tone="refusal">{demo.failure}</Notice>}
          <Button icon="user" full pending={demo.pending} onPress={demo.submit}>
            {t('shell.sign-in.demo')}
          </Button>
        </div>
      )}
      <AccountForm form={form} action={t('shell.sign-in.action')}>
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
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={form.errorOf('password')}
        />
      </AccountForm>
    </AccountPage>
  );
}
