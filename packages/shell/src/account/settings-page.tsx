import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Page, Section } from '@repo/ui/page';
import { RadioCards } from '@repo/ui/radio-cards';
import { useSession } from '../session.tsx';
import { useTheme } from '../theme.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { OrganizationChoice } from './organization-choice.tsx';

export function SettingsPage() {
  const { t, locale, digits, setLocale, setDigits } = useMessages<typeof import('../messages/en.json')>();
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
            {session.organization && (
              <p className="pt-4">
                <Link href="/organization/members">{t('shell.members.title')}</Link> ·{' '}
                <Link href="/organization/usage">{t('shell.usage.title')}</Link>
              </p>
            )}
          </Section>
          <Section title={t('shell.settings.password')}>
            <ChangePasswordForm />
          </Section>
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
