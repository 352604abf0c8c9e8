/** What belongs to the person: name, email, password, other devices. In somebody's place and in the demo it is shown and not changed. */
import { useMessages } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import type { Session } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { authPost } from './auth-request.ts';
import { ChangeEmailForm } from './change-email-form.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { InPlaceNote } from './in-place-note.tsx';
import { NameForm } from './name-form.tsx';
import { OtherDevices } from './other-devices.tsx';

export function OwnAccount({ session }: { readonly session: NonNullable<Session> }) {
  const { t } = useMessages<AccountMessages>();
  const { userId, name, email, impersonated, organization } = session;
  if (impersonated || organization?.demo) {
    return (
      <Section title={t('shell.settings.account')}>
        <p className="font-semibold">
          <bdi>{name}</bdi>
        </p>
        <Address email={email} />
        <div className="pt-4">
          {impersonated ? <InPlaceNote about="settings" /> : <Notice tone="neutral">{t('shell.demo.account')}</Notice>}
        </div>
      </Section>
    );
  }
  return (
    <>
      <Section title={t('shell.settings.account')}>
        <NameForm
          key={userId}
          label={t('shell.field.name')}
          current={name}
          autoComplete="name"
          of={userId}
          action={t('shell.settings.change-name')}
          save={(written) => authPost('/update-user', { name: written })}
        />
      </Section>
      <Section title={t('shell.field.email')}>
        <div className="flex flex-col gap-5">
          <Address email={email} />
          <ChangeEmailForm email={email} />
        </div>
      </Section>
      <Section title={t('shell.settings.password')}>
        <ChangePasswordForm email={email} />
      </Section>
      <OtherDevices />
    </>
  );
}

function Address({ email }: { readonly email: string }) {
  return (
    <p className="break-all">
      <bdi dir="ltr">{email}</bdi>
    </p>
  );
}
