/** Asks where a file is, to which hash it is held and under which licence. What was typed stays until it is on its way. */
import { useMessages } from '@repo/i18n/react';
import { CheckboxField } from '@repo/ui/checkbox-field';
import { useFormDraft } from '@repo/ui/form-draft';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import type { AccountMessages } from '../account-messages.ts';
import { AccountForm } from '../account-page.tsx';
import { useAuthForm } from '../use-auth-form.ts';
import { pullModel } from './models.ts';

export interface PullSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onBegun: () => Promise<void>;
}

type Values = { readonly url: string; readonly sha256: string; readonly licence: string };
const blank: Values = { url: '', sha256: '', licence: '' };

export function PullSheet({ open, onClose, onBegun }: PullSheetProps) {
  const { t } = useMessages<AccountMessages>();
  const draft = useFormDraft<Values>('shell.models.pull', blank);
  const [accepted, setAccepted] = useState(false);
  const [tried, setTried] = useState(false);
  const { url, sha256, licence } = draft.values;
  const form = useAuthForm(['url', 'sha256', 'licence'], async () => {
    setTried(true);
    if (!accepted) return;
    await pullModel({ url: url.trim(), sha256: sha256.trim(), licence: licence.trim() });
    draft.clear();
    setAccepted(false);
    setTried(false);
    await onBegun();
  });
  return (
    <Sheet title={t('shell.models.add')} open={open} onClose={onClose}>
      <AccountForm form={form} action={t('shell.models.begin')}>
        <TextField
          label={t('shell.models.url')}
          name="url"
          type="url"
          autoComplete="off"
          maxLength={2000}
          value={url}
          onChange={(typed) => draft.set({ url: typed })}
          hint={t('shell.models.url-hint')}
          error={form.errorOf('url')}
        />
        <TextField
          label={t('shell.models.sha256')}
          name="sha256"
          type="url"
          autoComplete="off"
          maxLength={100}
          value={sha256}
          onChange={(typed) => draft.set({ sha256: typed })}
          hint={t('shell.models.sha256-hint')}
          error={form.errorOf('sha256')}
        />
        <TextField
          label={t('shell.models.licence')}
          name="licence"
          autoComplete="off"
          maxLength={100}
          value={licence}
          onChange={(typed) => {
            draft.set({ licence: typed });
            // What was ticked was another licence.
            setAccepted(false);
          }}
          hint={t('shell.models.licence-hint')}
          error={form.errorOf('licence')}
        />
        <CheckboxField
          label={t('shell.models.accept')}
          hint={t('shell.models.accept-hint')}
          checked={accepted}
          onChange={setAccepted}
          error={tried && !accepted ? t('shell.models.accept-missing') : undefined}
        />
      </AccountForm>
    </Sheet>
  );
}
