/** Asks for what is to be deleted by its own words, and deletes it for good. */

import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { TextField } from '@repo/ui/text-field';
import { type ReactNode, useState } from 'react';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { useAuthForm } from './use-auth-form.ts';

export interface DeleteDialogProps {
  readonly title: string;
  /** What goes, and what stays. */
  readonly children: ReactNode;
  /** What is typed: a name, or an address. */
  readonly label: string;
  readonly expected: string;
  /** Name under which the host reports the field. */
  readonly field: 'name' | 'email';
  readonly remove: (typed: string) => Promise<unknown>;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

export function DeleteDialog({ title, children, label, expected, field, remove, onDone, onClose }: DeleteDialogProps) {
  const { t } = useMessages<AccountMessages>();
  const [typed, setTyped] = useState('');
  const fresh = useFresh();
  const form = useAuthForm([field], async () => {
    await fresh.run(() => remove(typed));
    await onDone();
  });
  return (
    <>
      <Dialog title={title} open onClose={onClose}>
        <AccountForm form={form} action={t('shell.deletion.action')}>
          <div>{children}</div>
          <p className="break-words font-semibold">
            <bdi>{expected}</bdi>
          </p>
          <TextField
            label={label}
            name={field}
            type={field === 'email' ? 'email' : 'text'}
            autoComplete="off"
            value={typed}
            onChange={setTyped}
            error={form.errorOf(field)}
          />
          <Button full onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </AccountForm>
      </Dialog>
      {fresh.dialog}
    </>
  );
}
