import { OrganizationPicture } from './organization-picture.tsx';

/** The active organization's name, with its picture. */
export function OrganizationName({ name }: { readonly name: string }) {
  return (
    <span className="inline-flex items-center gap-3">
      <OrganizationPicture name={name} active />
      <bdi>{name}</bdi>
    </span>
  );
}
