/** The API keys of the organization. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

export function keyList(organizationId: string) {
  return queryOptions({
    queryKey: ['platform', 'keys', organizationId],
    queryFn: ({ signal }) => platformApi.platform.keys.list.query(undefined, { signal }),
  });
}

export type KeyEntry = Awaited<ReturnType<typeof platformApi.platform.keys.list.query>>['keys'][number];

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Null for a key that lasts until it is revoked. */
  readonly expiresInDays: number | null;
}

/** @returns the key, which nobody can be shown again */
export async function createKey({ name, scopes, expiresInDays }: NewKey): Promise<string> {
  const { key } = await platformApi.platform.keys.create.mutate({ name, scopes: [...scopes], expiresInDays });
  return key;
}

export async function revokeKey(id: string): Promise<void> {
  await platformApi.platform.keys.revoke.mutate({ id });
}
