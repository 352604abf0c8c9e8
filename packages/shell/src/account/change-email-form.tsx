import { AppError } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { useNavigation } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { LocalInboxLink } from './local-inbox-link.tsx';
import { useAuthForm } from './use-auth-form.ts';

const blank = { email: '' };

/** Asks the address that stands for leave; the new one is confirmed by a second link, and changes nothing before. */
export function ChangeEmailForm({ email }: { readonly email: string }) {
  const { t } = useMessages<AccountMessages>();
  const { hrefOf } = useNavigation();
  const draft = useFormDraft('shell.change-email', blank);
  const [asked, setAsked] = useState(false);
  const fresh = useFresh();
  const form = useAuthForm(['newEmail'], async () => {
    const newEmail = draft.values.email.trim();
    if (newEmail.toLowerCase() === email.toLowerCase()) {
      throw new AppError('EMAIL_UNCHANGED', { field: 'newEmail', messageKey: 'shell.settings.email-same' });
    }
    await fresh.run(() => authPost('/change-email', { newEmail, callbackURL: hrefOf('/settings') }));
    draft.clear();
    setAsked(true);
  });
  return (
    <div className="flex max-w-field flex-col gap-5">
      {asked && <Notice tone="passed">{t('shell.settings.email-asked', { email })}</Notice>}
      {asked && <LocalInboxLink />}
      <AccountForm part form={form} action={t('shell.settings.change-email')}>
        <TextField
          label={t('shell.settings.new-email')}
          name="newEmail"
          type="email"
          autoComplete="email"
          value={draft.values.email}
          onChange={(text) => draft.set({ email: text })}
          error={form.errorOf('newEmail')}
        />
      </AccountForm>
      {fresh.dialog}
    </div>
  );
}
