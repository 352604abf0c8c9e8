import { expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { holdLock } from './hold-lock.ts';

describeDatabases('a lock by name', (open: () => Database) => {
  test('lets one transaction in at a time, and the next one when the first fails', async () => {
    const { orgId } = await createOrganization(open());
    let inside = 0;
    const most: number[] = [];
    const work = (fails: boolean) =>
      open().withTenant({ orgId }, async (tx) => {
        await holdLock(tx, 'a test');
        inside += 1;
        most.push(inside);
        await tx.organization.count();
        inside -= 1;
        if (fails) throw new Error('changed my mind');
      });
    const ends = await Promise.allSettled([work(false), work(true), work(false), work(false)]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(most).toEqual([1, 1, 1, 1]);
  });
});
