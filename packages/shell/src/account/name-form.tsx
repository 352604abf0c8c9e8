/** One name and the button that changes it: the own, or the organization's. */
import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { useAuthForm } from './use-auth-form.ts';

export interface NameFormProps {
  readonly label: string;
  /** As it stands. */
  readonly current: string;
  readonly autoComplete: 'name' | 'organization';
  /** Whose name it is: names the draft. */
  readonly of: string;
  /** A verb. */
  readonly action: string;
  readonly save: (name: string) => Promise<unknown>;
}

export function NameForm({ label, current, autoComplete, of, action, save }: NameFormProps) {
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  // Null until something is typed: until then the field shows what stands.
  const draft = useFormDraft<{ name: string | null }>(`shell.name.${of}`, { name: null });
  const name = draft.values.name ?? current;
  const form = useAuthForm(['name'], async () => {
    const written = name.trim();
    if (written !== current) {
      await save(written);
      // It stands in the bar, the menu and lists too.
      await client.invalidateQueries({ queryKey: ['platform'] });
    }
    draft.clear();
    showToast({ message: t('shell.settings.name-changed', { name: written }) });
  });
  return (
    <div className="max-w-field">
      <AccountForm part form={form} action={action}>
        <TextField
          label={label}
          name="name"
          autoComplete={autoComplete}
          maxLength={120}
          value={name}
          onChange={(text) => draft.set({ name: text })}
          error={form.errorOf('name')}
        />
      </AccountForm>
    </div>
  );
}
