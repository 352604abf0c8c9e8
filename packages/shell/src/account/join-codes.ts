/** Codes by which people join the active organization. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

export type JoinCodeEntry = Awaited<ReturnType<typeof platformApi.platform.joinCode.list.query>>['items'][number];

export const joinCodeList = (organizationId: string) =>
  queryOptions({
    queryKey: ['platform', 'join-codes', organizationId],
    queryFn: async ({ signal }) => (await platformApi.platform.joinCode.list.query(undefined, { signal })).items,
  });

/** Where a code is used. It stands behind the hash: no server and no log sees it. */
export function joinAddress(code: string): string {
  return `${new URL('join', document.baseURI).href}#${code}`;
}
