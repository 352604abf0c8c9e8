export interface OrganizationImageProps {
  readonly path: string;
  /** Empty where the name stands beside it. */
  readonly alt: string;
  readonly size: keyof typeof sizes;
}

const sizes = { small: 'size-8', large: 'size-24' };

/** The picture that an organization has given itself. */
export function OrganizationImage({ path, alt, size }: OrganizationImageProps) {
  return <img src={path} alt={alt} className={`${sizes[size]} shrink-0 rounded border border-line bg-raised object-contain`} />;
}
