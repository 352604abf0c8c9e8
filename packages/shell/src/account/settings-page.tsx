import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Page, Section } from '@repo/ui/page';
import { RadioCards } from '@repo/ui/radio-cards';
import { useSession } from '../session.tsx';
import { useTheme } from '../theme.tsx';
import type { AccountMessages } from './account-messages.ts';
import { DeletionSection } from './deletion-section.tsx';
import { DemoSection } from './demo-section.tsx';
import { OrganizationSection } from './organization-section.tsx';
import { OwnAccount } from './own-account.tsx';

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
          <OwnAccount session={session} />
          <OrganizationSection session={session} />
          {session.organization?.demo && <DemoSection role={session.organization.role} />}
          {session.operator && <SiteSection />}
          {!session.impersonated && <DeletionSection />}
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
        <Link href="/admin/payments">{t('shell.payments.title')}</Link>
        <Link href="/admin/usage">{t('shell.usage-of-all.title')}</Link>
        <Link href="/admin/jobs">{t('shell.jobs.title')}</Link>
      </p>
    </Section>
  );
}
