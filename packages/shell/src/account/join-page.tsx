import { useMessages } from '@repo/i18n/react';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { platformApi } from '../platform-api.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
import { InPlaceNote } from './in-place-note.tsx';
import { SignedInPage } from './signed-in-page.tsx';
import { useAuthForm } from './use-auth-form.ts';

const kept = 'shell.join-code';

/** The code of the address, kept in the tab while its reader signs in: signing up goes through a mail and loses what stands behind the hash. */
function codeOfAddress(): string {
  const given = decoded(window.location.hash.slice(1)).slice(0, 40);
  if (given !== '') sessionStorage.setItem(kept, given);
  return given || (sessionStorage.getItem(kept) ?? '');
}

/** A link that was cut or mistyped is shown as it came, to be put right in the field. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a code is typed, or where its link leads. */
export function JoinPage() {
  const { t } = useMessages<AccountMessages>();
  const [code, setCode] = useState(codeOfAddress);
  return (
    <SignedInPage title={t('shell.join.title')} lead={t('shell.join.sign-in-lead')} to="/join">
      {({ impersonated }) =>
        impersonated ? (
          <AccountPage title={t('shell.join.title')}>
            <InPlaceNote about="joining" />
          </AccountPage>
        ) : (
          <CodeForm code={code} onChange={setCode} />
        )
      }
    </SignedInPage>
  );
}

function CodeForm({ code, onChange }: { readonly code: string; readonly onChange: (code: string) => void }) {
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const form = useAuthForm(['code'], async () => {
    const { organization } = await platformApi.platform.joinCode.redeem.mutate({ code });
    sessionStorage.removeItem(kept);
    navigate('/', { replace: true });
    showToast({ message: t('shell.invitation.joined', { organization }) });
    await client.resetQueries();
  });
  return (
    <AccountPage title={t('shell.join.title')} lead={t('shell.join.lead')}>
      <AccountForm form={form} action={t('shell.join.action')}>
        <TextField
          label={t('shell.join.code')}
          name="code"
          autoComplete="off"
          value={code}
          onChange={onChange}
          error={form.errorOf('code')}
          hint={t('shell.join.hint')}
        />
      </AccountForm>
    </AccountPage>
  );
}
