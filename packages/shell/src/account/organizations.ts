/** The organizations of the signed-in person. */
import { queryOptions } from '@tanstack/react-query';
import { authGet, authPost } from './auth-request.ts';

export interface OrganizationEntry {
  readonly id: string;
  readonly name: string;
}

function isEntry(value: unknown): value is OrganizationEntry {
  if (typeof value !== 'object' || value === null || !('id' in value && 'name' in value)) return false;
  return typeof value.id === 'string' && typeof value.name === 'string';
}

export const organizationList = queryOptions({
  queryKey: ['platform', 'organizations'],
  queryFn: async (): Promise<OrganizationEntry[]> => {
    const body = await authGet('/organization/list');
    return Array.isArray(body) ? body.filter(isEntry).map(({ id, name }) => ({ id, name })) : [];
  },
});

/** Addresses show ids, so that the library's unique short name needs no thought from anyone. */
function randomSlug(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `org-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Makes an organization, which becomes the active one. */
export async function createOrganization(name: string): Promise<void> {
  await authPost('/organization/create', { name, slug: randomSlug() });
}

export async function renameOrganization(organizationId: string, name: string): Promise<void> {
  await authPost('/organization/update', { organizationId, data: { name } });
}

export async function switchOrganization(organizationId: string): Promise<void> {
  await authPost('/organization/set-active', { organizationId });
}
