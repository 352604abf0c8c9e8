/** Asks for a name, what the program may do and for how long. What was typed stays until the key is made. */
import { useMessages } from '@repo/i18n/react';
import { CheckboxField } from '@repo/ui/checkbox-field';
import { useFormDraft } from '@repo/ui/form-draft';
import { SelectField } from '@repo/ui/select-field';
import { Sheet } from '@repo/ui/sheet';
import { TextField } from '@repo/ui/text-field';
import { useState } from 'react';
import { useFresh } from '../use-fresh.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { createKey } from './keys.ts';
import { useAuthForm } from './use-auth-form.ts';
import { useScopeWords } from './use-scope-words.ts';

export interface NewKeySheetProps {
  readonly organizationId: string;
  /** Every scope that a key may have. */
  readonly scopes: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (text: string) => void;
}

/** Days; "0" for a key that lasts until it is revoked. */
const lifetimes = ['30', '90', '365', '0'] as const;
type Lifetime = (typeof lifetimes)[number];
type Values = { readonly name: string; readonly scopes: readonly string[]; readonly lifetime: Lifetime };
const blank: Values = { name: '', scopes: [], lifetime: '90' };

export function NewKeySheet({ organizationId, scopes, open, onClose, onMade }: NewKeySheetProps) {
  const { t } = useMessages<AccountMessages>();
  const wordsOf = useScopeWords();
  const draft = useFormDraft<Values>(`shell.key.${organizationId}`, blank);
  const fresh = useFresh();
  const [tried, setTried] = useState(false);
  const { name, lifetime } = draft.values;
  const chosen = scopes.filter((scope) => draft.values.scopes.includes(scope));
  const nameError = tried && name.trim() === '' ? t('shell.keys.name-missing') : undefined;
  const scopeError = tried && chosen.length === 0 ? t('shell.keys.scope-missing') : undefined;
  const form = useAuthForm(['name'], async () => {
    setTried(true);
    if (name.trim() === '' || chosen.length === 0) return;
    const expiresInDays = Number(lifetime) || null;
    const text = await fresh.run(() => createKey({ name, scopes: chosen, expiresInDays }));
    draft.clear();
    setTried(false);
    onMade(text);
  });

  return (
    <Sheet title={t('shell.keys.new')} open={open} onClose={onClose}>
      <AccountForm form={form} action={t('shell.keys.make')}>
        <TextField
          label={t('shell.keys.name')}
          name="name"
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={(typed) => draft.set({ name: typed })}
          hint={t('shell.keys.name-hint')}
          error={nameError ?? form.errorOf('name')}
        />
        <fieldset className="min-w-0">
          <legend className="pb-1.5 font-semibold">{t('shell.keys.scopes')}</legend>
          {scopes.map((scope, index) => (
            <CheckboxField
              key={scope}
              name={scope}
              label={wordsOf(scope)}
              checked={chosen.includes(scope)}
              error={index === scopes.length - 1 ? scopeError : undefined}
              onChange={(checked) =>
                draft.set({ scopes: scopes.filter((one) => (one === scope ? checked : chosen.includes(one))) })
              }
            />
          ))}
        </fieldset>
        <SelectField
          label={t('shell.keys.lifetime')}
          value={lifetime}
          onChange={(value) => draft.set({ lifetime: value })}
          options={lifetimes.map((value) => ({
            value,
            label: value === '0' ? t('shell.keys.endless') : t('shell.keys.days', { days: Number(value) }),
          }))}
        />
      </AccountForm>
      {fresh.dialog}
    </Sheet>
  );
}
