/** Who may do what to files. Every member adds and reads. */
import { allows, type Role } from '@repo/auth/roles';
import { AppError } from '@repo/facts';

interface Person {
  readonly userId: string;
  readonly role: Role;
}

const refused = () => new AppError('FORBIDDEN', { kind: 'forbidden' });

/** Whoever brought a file may delete it; whoever may change the organization may delete all. */
export function mayRemoveFile(
  { userId, role }: Person,
  file: { readonly createdById: string; readonly kind: string },
): boolean {
  return allows(role, 'organization', 'update') || (file.createdById === userId && file.kind !== 'logo');
}

/** @throws AppError `FORBIDDEN` */
export function checkRemoval(person: Person, file: Parameters<typeof mayRemoveFile>[1]): void {
  if (!mayRemoveFile(person, file)) throw refused();
}

/** The organization's picture is a part of its settings. @throws AppError `FORBIDDEN` */
export function checkLogoRole(role: Role): void {
  if (!allows(role, 'organization', 'update')) throw refused();
}
