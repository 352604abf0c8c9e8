import { useMessages } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { TextField } from '@repo/ui/text-field';
import { Redirect } from 'wouter';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { InPlaceNote } from './in-place-note.tsx';
import { createOrganization } from './organizations.ts';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';
import { useEnter } from './use-enter.ts';

export function NewOrganizationPage() {
  const { t } = useMessages<AccountMessages>();
  const { session, pending } = useSession();
  const { to, keep } = useReturnPath();
  // Null until something is typed: until then the field shows the suggestion.
  const draft = useFormDraft<{ name: string | null }>('shell.organization', { name: null });
  const prefilled = session?.organization || !session ? '' : t('shell.organization.default-name', { name: session.name });
  const name = draft.values.name ?? prefilled;
  const enter = useEnter(to);
  const form = useAuthForm(['name'], async () => {
    await createOrganization(name.trim());
    draft.clear();
    await enter();
  });
  if (!session && !pending) return <Redirect to={keep('/sign-in')} replace />;
  if (session?.impersonated) {
    return (
      <AccountPage title={t('shell.organization.new')}>
        <InPlaceNote about="joining" />
      </AccountPage>
    );
  }

  return (
    <AccountPage title={t('shell.organization.new')} lead={t('shell.organization.lead')}>
      <AccountForm form={form} action={t('shell.organization.create')}>
        <TextField
          label={t('shell.organization.name')}
          name="name"
          autoComplete="organization"
          maxLength={120}
          value={name}
          onChange={(text) => draft.set({ name: text })}
          error={form.errorOf('name')}
        />
      </AccountForm>
    </AccountPage>
  );
}
