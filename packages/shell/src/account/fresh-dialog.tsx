/** Asks the signed-in person for the password: the sign-in makes a new session, in the same organization. */
import { useMessages } from '@repo/i18n/react';
import { Dialog } from '@repo/ui/dialog';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useBoot } from '../boot.tsx';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { useAuthForm } from './use-auth-form.ts';
import { WithMessages } from './with-messages.tsx';

export interface FreshDialogProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function PasswordDialog({ onDone, onClose }: FreshDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const email = useSession().session?.email ?? '';
  const { demoLogin } = useBoot();
  // Nobody has learned the password of the demo account by heart.
  const [password, setPassword] = useState(demoLogin?.email === email ? demoLogin.password : '');
  const form = useAuthForm(['password'], async () => {
    await authPost('/sign-in/email', { email, password });
    onDone();
  });

  return (
    <Dialog title={t('shell.fresh.title')} open onClose={onClose}>
      <AccountForm form={form} action={t('shell.fresh.action')}>
        <p>{t('shell.fresh.lead')}</p>
        <p className="break-all">
          <bdi dir="ltr">{email}</bdi>
        </p>
        <TextField
          label={t('shell.fresh.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
          error={form.errorOf('password')}
        />
      </AccountForm>
    </Dialog>
  );
}

export function FreshDialog(props: FreshDialogProps) {
  return (
    <WithMessages>
      <PasswordDialog {...props} />
    </WithMessages>
  );
}
