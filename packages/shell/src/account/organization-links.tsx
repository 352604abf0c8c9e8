/** What can be seen and done in the active organization, by the own role. */
import { allows, type Role } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { plansPath } from '../plan-link.tsx';
import type { AccountMessages } from './account-messages.ts';

export function OrganizationLinks({ role }: { readonly role: Role }) {
  const { t } = useMessages<AccountMessages>();
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-2 pt-4">
      <Link href="/organization/members">{t('shell.members.title')}</Link>
      <Link href={plansPath}>{t('shell.plan.title')}</Link>
      <Link href="/organization/usage">{t('shell.usage.title')}</Link>
      <Link href="/organization/files">{t('shell.files.title')}</Link>
      {allows(role, 'keys', 'read') && <Link href="/organization/keys">{t('shell.keys.title')}</Link>}
      {allows(role, 'audit', 'read') && <Link href="/organization/audit">{t('shell.audit.title')}</Link>}
      {allows(role, 'models', 'read') && <Link href="/organization/models">{t('shell.models.title')}</Link>}
    </p>
  );
}
