/** The bar on top: who we are, where you are, where you can go, and you. */
import { useI18n } from '@repo/i18n/react';
import { Link, useNavigation } from '@repo/ui/link';
import { Menu, type MenuItem } from '@repo/ui/menu';
import { lazy, Suspense } from 'react';
import { useSession } from '../session.tsx';
import { useAccountSections } from './account-sections.tsx';
import { BrandMark } from './brand-mark.tsx';
import { useDisplaySections } from './display-sections.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { useNavigationSection } from './navigation-section.ts';

/** A picture that most organizations do not have: what shows it comes after the first screen. */
const OrganizationLogo = lazy(async () => ({ default: (await import('../account/organization-logo.tsx')).OrganizationLogo }));

export function TopBar() {
  const { t } = useI18n();
  const { navigate } = useNavigation();
  const { session, pending } = useSession();
  const navigation = useNavigationSection();
  const account = useAccountSections();
  const display = useDisplaySections();
  const entrance: readonly MenuItem[] =
    session || pending
      ? []
      : [{ id: 'sign-in', label: t('shell.sign-in.action'), icon: 'user', onAction: () => navigate('/sign-in') }];
  return (
    <header className="top-bar">
      <div className="mx-auto flex h-16 w-full max-w-page items-center gap-6 px-4 sm:px-8">
        <BrandMark />
        <MainNavigation />
        <div className="ms-auto flex shrink-0 items-center gap-1">
          <LanguageSwitch />
          {session?.organization && (
            <Suspense>
              <OrganizationLogo id={session.organization.id} name={session.organization.name} />
            </Suspense>
          )}
          <div className="hidden items-center gap-1 md:flex">
            <Menu label={t('shell.menu.display')} icon="display" sections={display} />
            {session && <Menu label={session.name} icon="user" labelShown sections={account} />}
            {!session && !pending && (
              <Link href="/sign-in" look="secondary" size="small">
                {t('shell.sign-in.action')}
              </Link>
            )}
          </div>
          <div className="md:hidden">
            <Menu label={t('common.menu')} icon="menu" items={entrance} sections={[navigation, ...account, ...display]} />
          </div>
        </div>
      </div>
    </header>
  );
}
