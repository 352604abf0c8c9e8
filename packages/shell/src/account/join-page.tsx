import { useI18n, useMessages } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Skeleton } from '@repo/ui/loading';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { errorMessage } from '../error-message.tsx';
import { platformApi } from '../platform-api.ts';
import { useSession } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm, AccountPage } from './account-page.tsx';
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
  const i18n = useI18n();
  const { t } = useMessages<AccountMessages>();
  const { session, pending, error, refresh } = useSession();
  const [code, setCode] = useState(codeOfAddress);
  const title = t('shell.join.title');
  if (pending) return <AccountPage title={title}>{<Skeleton lines={3} />}</AccountPage>;
  if (error) {
    return (
      <AccountPage title={title}>
        <ErrorState onRetry={refresh}>{errorMessage(error, i18n)}</ErrorState>
      </AccountPage>
    );
  }
  if (session) return <CodeForm code={code} onChange={setCode} />;
  const back = `?to=${encodeURIComponent('/join')}`;
  return (
    <AccountPage title={title} lead={t('shell.join.sign-in-lead')}>
      <Link href={`/sign-in${back}`} look="primary" icon="user">
        {t('shell.sign-in.action')}
      </Link>
      <Link href={`/sign-up${back}`} look="secondary">
        {t('shell.sign-up.title')}
      </Link>
    </AccountPage>
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
