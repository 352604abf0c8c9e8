import { router } from '../../trpc/router.ts';
import { createKey } from './create-key.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';

/** `platform.keys`: for people only, a key cannot make or see keys. */
export const keysRouter = (verticalIds: readonly string[]) =>
  router({ list: listKeys(verticalIds), create: createKey(verticalIds), revoke: revokeKey });
