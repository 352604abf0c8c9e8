/** The organizations of the person, and what the own role may do to the active one. */
import { allows } from '@repo/auth/roles';
import { useMessages } from '@repo/i18n/react';
import { Section } from '@repo/ui/page';
import type { Session } from '../session.tsx';
import type { AccountMessages } from './account-messages.ts';
import { LogoSection } from './logo-section.tsx';
import { NameForm } from './name-form.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { OrganizationLinks } from './organization-links.tsx';
import { renameOrganization } from './organizations.ts';

export function OrganizationSection({ session }: { readonly session: NonNullable<Session> }) {
  const { t } = useMessages<AccountMessages>();
  const { organization, impersonated } = session;
  if (impersonated && !organization) return null;
  return (
    <Section title={t('shell.organization.title')}>
      <OrganizationChoice current={organization?.id ?? null} inPlace={impersonated} />
      {organization && <OrganizationLinks role={organization.role} />}
      {organization && !impersonated && allows(organization.role, 'organization', 'update') && (
        <>
          <div className="pt-6">
            <NameForm
              key={organization.id}
              label={t('shell.organization.name')}
              current={organization.name}
              autoComplete="organization"
              of={organization.id}
              action={t('shell.organization.rename')}
              save={(name) => renameOrganization(organization.id, name)}
            />
          </div>
          <LogoSection organization={organization.name} />
        </>
      )}
    </Section>
  );
}
