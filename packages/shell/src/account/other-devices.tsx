import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import type { AccountMessages } from './account-messages.ts';
import { authPost } from './auth-request.ts';
import { useAuthForm } from './use-auth-form.ts';

/** Ends every other session of the person: a phone that was lost, a browser in a café. */
export function OtherDevices() {
  const { t } = useMessages<AccountMessages>();
  const form = useAuthForm([], async () => {
    await authPost('/revoke-other-sessions', {});
    showToast({ message: t('shell.settings.signed-out-others') });
  });
  return (
    <Section title={t('shell.settings.devices')}>
      <div className="flex flex-col items-start gap-4">
        {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
        <Button pending={form.pending} onPress={form.submit}>
          {t('shell.settings.sign-out-others')}
        </Button>
      </div>
    </Section>
  );
}
