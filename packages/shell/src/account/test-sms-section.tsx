/** Sends a text message to see whether it arrives. */
import { useMessages } from '@repo/i18n/react';
import { Section } from '@repo/ui/page';
import { TextField } from '@repo/ui/text-field';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import type { AccountMessages } from './account-messages.ts';
import { AccountForm } from './account-page.tsx';
import { sendTestSms } from './jobs.ts';
import { useAuthForm } from './use-auth-form.ts';

export function TestSmsSection() {
  const { t } = useMessages<AccountMessages>();
  const [to, setTo] = useState('');
  const form = useAuthForm(['to'], async () => {
    await sendTestSms(to);
    showToast({ message: t('shell.jobs.sms-taken') });
  });
  return (
    <Section title={t('shell.jobs.sms')}>
      <div className="max-w-field">
        <AccountForm form={form} action={t('shell.jobs.sms-send')}>
          <TextField
            label={t('shell.jobs.sms-number')}
            name="to"
            type="tel"
            maxLength={40}
            placeholder="0300-1234567"
            value={to}
            onChange={setTo}
            error={form.errorOf('to')}
          />
        </AccountForm>
      </div>
    </Section>
  );
}
