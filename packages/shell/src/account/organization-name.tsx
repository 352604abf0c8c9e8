import { useQuery } from '@tanstack/react-query';
import { organizationLogo } from './files.ts';

/** The organization's name, with its picture where it has one. */
export function OrganizationName({ name }: { readonly name: string }) {
  const logo = useQuery(organizationLogo);
  return (
    <span className="inline-flex items-center gap-3">
      {logo.data && <img src={logo.data.path} alt="" className="size-8 shrink-0 rounded object-contain" />}
      <bdi>{name}</bdi>
    </span>
  );
}
