import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Link, useNavigation } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { useState } from 'react';
import { useAccountDraft } from './account-draft.ts';
import type { AccountMessages } from './account-messages.ts';
import { AccountPage } from './account-page.tsx';
import { authPost } from './auth-request.ts';
import { LocalInboxLink } from './local-inbox-link.tsx';
import { useReturnPath } from './return-path.ts';
import { useAuthForm } from './use-auth-form.ts';

export function CheckMailPage() {
  const { t } = useMessages<AccountMessages>();
  const { hrefOf } = useNavigation();
  const { to, keep } = useReturnPath();
  const { email } = useAccountDraft().values;
  const [sentAgain, setSentAgain] = useState(false);
  const again = useAuthForm([], async () => {
    const callbackURL = hrefOf(`/sign-in?verified=1&to=${encodeURIComponent(to)}`);
    await authPost('/send-verification-email', { email: email.trim(), callbackURL });
    setSentAgain(true);
  });

  return (
    <AccountPage
      title={t('shell.check-mail.title')}
      lead={email ? t('shell.check-mail.lead', { email }) : undefined}
      ways={<Link href={keep('/sign-in')}>{t('shell.sign-in.title')}</Link>}
    >
      <LocalInboxLink />
      {again.failure && <Notice tone="refusal">{again.failure}</Notice>}
      {sentAgain && <Notice tone="passed">{t('shell.check-mail.sent-again')}</Notice>}
      {email && (
        <Button icon="mail" full pending={again.pending} onPress={again.submit}>
          {t('shell.check-mail.again')}
        </Button>
      )}
    </AccountPage>
  );
}
