/** In the demo organization: says what it is, and starts it over for who may. */
import { allows, type Role } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Dialog } from '@repo/ui/dialog';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { platformApi } from '../platform-api.ts';
import type { AccountMessages } from './account-messages.ts';
import { useAuthForm } from './use-auth-form.ts';

export function DemoSection({ role }: { readonly role: Role }) {
  const { t } = useMessages<AccountMessages>();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const form = useAuthForm([], async () => {
    await platformApi.platform.demo.reset.mutate();
    close();
    showToast({ message: t('shell.demo.done') });
    // Other screens must not show what is gone; this one stays while it asks again.
    client.removeQueries({ type: 'inactive' });
    await client.invalidateQueries();
  });

  return (
    <Section title={t('shell.demo.title')}>
      <div className="flex max-w-field flex-col items-start gap-4">
        <p>{t('shell.demo.lead')}</p>
        {allows(role, 'demo', 'reset') && <Button onPress={() => setAsking(true)}>{t('shell.demo.reset')}</Button>}
      </div>
      <Dialog
        title={t('shell.demo.reset')}
        open={asking}
        onClose={close}
        actions={
          <>
            <Button tone="danger" pending={form.pending} onPress={form.submit}>
              {t('shell.demo.reset')}
            </Button>
            <Button onPress={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {form.failure && <Notice tone="refusal">{form.failure}</Notice>}
          <p>{t('shell.demo.question')}</p>
        </div>
      </Dialog>
    </Section>
  );
}
