import { Icon } from '@repo/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { initials } from './initials.ts';
import { organizationLogo } from './logo-query.ts';
import { OrganizationImage } from './organization-image.tsx';

export interface OrganizationPictureProps {
  readonly name: string;
  /** Only the active organization's picture may be asked for; another one has its initials. */
  readonly active: boolean;
}

/** The organization's picture, or its initials. Stands beside the name, and is not read out. */
export function OrganizationPicture({ name, active }: OrganizationPictureProps) {
  const { data: logo } = useQuery({ ...organizationLogo, enabled: active });
  if (active && logo) return <OrganizationImage path={logo.path} alt="" size="small" />;
  return (
    <span
      aria-hidden
      className="type-ui inline-flex size-8 shrink-0 items-center justify-center rounded border border-line bg-sunken text-sm font-semibold text-ink"
    >
      {initials(name) || <Icon name="building" size={18} />}
    </span>
  );
}
