import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Page, Section } from '@repo/ui/page';
import { RadioCards } from '@repo/ui/radio-cards';
import { useSession } from '../session.tsx';
import { useTheme } from '../theme.tsx';
import type { AccountMessages } from './account-messages.ts';
import { ChangePasswordForm } from './change-password-form.tsx';
import { DeletionSection } from './deletion-section.tsx';
import { DemoSection } from './demo-section.tsx';
import { LogoSection } from './logo-section.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { OrganizationLinks } from './organization-links.tsx';
import { OtherDevices } from './other-devices.tsx';
import { WithMessages } from './with-messages.tsx';

export function SettingsPage() {
  const { t, locale, digits, setLocale, setDigits } = useMessages<AccountMessages>();
  const { theme, setTheme } = useTheme();
  const { session } = useSession();

  return (
    <Page title={t('common.settings')} width="text">
      <Section title={t('shell.settings.display')}>
        <div className="flex max-w-field flex-col gap-6">
          <RadioCards
            layout="segments"
            label={t('common.language')}
            value={locale}
            onChange={setLocale}
            options={[
              { value: 'ur', label: 'اردو' },
              { value: 'en', label: 'English' },
            ]}
          />
          <RadioCards
            layout="segments"
            label={t('common.digits')}
            value={digits}
            onChange={setDigits}
            options={[
              { value: 'latn', label: '123' },
              { value: 'urdu', label: '۱۲۳' },
            ]}
          />
          <RadioCards
            layout="segments"
            label={t('shell.settings.theme')}
            value={theme}
            onChange={setTheme}
            options={[
              { value: 'system', label: t('shell.settings.theme-system') },
              { value: 'light', label: t('common.theme-light') },
              { value: 'dark', label: t('common.theme-dark') },
            ]}
          />
        </div>
      </Section>
      {session ? (
        <>
          <Section title={t('shell.settings.account')}>
            <p className="font-semibold">
              <bdi>{session.name}</bdi>
            </p>
            <p>
              <bdi dir="ltr">{session.email}</bdi>
            </p>
          </Section>
          <Section title={t('shell.organization.title')}>
            <OrganizationChoice current={session.organization?.id ?? null} />
            {session.organization && <OrganizationLinks role={session.organization.role} />}
            {session.organization && allows(session.organization.role, 'organization', 'update') && (
              <LogoSection organization={session.organization.name} />
            )}
          </Section>
          {session.organization?.demo && <DemoSection role={session.organization.role} />}
          <Section title={t('shell.settings.password')}>
            <ChangePasswordForm email={session.email} />
          </Section>
          <WithMessages>
            <OtherDevices />
            {session.operator && <SiteSection />}
          </WithMessages>
          <DeletionSection />
        </>
      ) : (
        <Section title={t('shell.settings.account')}>
          <Link href="/sign-in?to=%2Fsettings" look="secondary" icon="user">
            {t('shell.sign-in.action')}
          </Link>
        </Section>
      )}
    </Page>
  );
}

/** For the people who run the deployment. */
function SiteSection() {
  const { t } = useMessages<AccountMessages>();
  return (
    <Section title={t('shell.settings.site')}>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <Link href="/admin/people">{t('shell.people.title')}</Link>
        <Link href="/admin/jobs">{t('shell.jobs.title')}</Link>
      </p>
    </Section>
  );
}
