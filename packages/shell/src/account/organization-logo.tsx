import { Link } from '@repo/ui/link';
import { useQuery } from '@tanstack/react-query';
import { organizationLogo } from './logo-query.ts';
import { OrganizationImage } from './organization-image.tsx';
import { useSameOrganization } from './use-same-organization.ts';

/** The active organization's picture in the top bar, which leads to its page; nothing where it has none. Keeps the tabs at one organization. */
export function OrganizationLogo({ id, name }: { readonly id: string; readonly name: string }) {
  useSameOrganization(id, name);
  const logo = useQuery(organizationLogo);
  if (!logo.data) return null;
  return (
    <Link href="/organization/members" look="plain" className="touch flex items-center px-1">
      <OrganizationImage path={logo.data.path} alt={name} size="small" />
    </Link>
  );
}
