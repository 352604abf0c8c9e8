/** How many keys an organization may have, however they are made. */
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { createApiKey, maximumKeys, revokeApiKey } from '../src/api-keys/manage-keys.ts';

describeDatabases('the keys of an organization', (open) => {
  test('a hundred that are made at once end at the maximum, and a revoked one makes room for one', async () => {
    const { orgId: organizationId, userId: createdById } = await createOrganization(open());
    const other = await createOrganization(open());
    const key = { organizationId, createdById, name: 'کنجی', scopes: [], createdAt: new Date(), expiresAt: null };
    const make = () => createApiKey(open(), key);
    const standing = () => open().prisma.apiKey.findMany({ where: { organizationId, revokedAt: null } });

    const made = await Promise.allSettled(Array.from({ length: 100 }, make));
    const refused = made.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refused).toEqual(Array(100 - maximumKeys).fill('KEYS_FULL'));
    const keys = await standing();
    expect(keys).toHaveLength(maximumKeys);

    const id = keys[0]?.id ?? '';
    await expect(revokeApiKey(open(), other.orgId, id)).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    for (let round = 0; round < 2; round += 1) await revokeApiKey(open(), organizationId, id);
    await Promise.allSettled([make(), make()]);
    expect(await standing()).toHaveLength(maximumKeys);
    await createApiKey(open(), { ...key, organizationId: other.orgId });
  });
});
