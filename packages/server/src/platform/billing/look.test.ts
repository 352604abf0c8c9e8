import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { beforeEach, expect, test } from 'vitest';
import { testContext, testSession } from '../../testing/test-context.ts';
import { mutationLimits } from '../../trpc/mutation-limits.ts';
import { createRates } from '../../trpc/rates.ts';
import { createCallerFactory, router } from '../../trpc/router.ts';
import type { Billing } from './billing.ts';
import { look } from './look.ts';

describeDatabases('a look at who collects', (open) => {
  let org: TestOrganization;
  let looked: string[];
  let answer: () => Promise<void>;

  beforeEach(async () => {
    org = await createOrganization(open());
    looked = [];
    answer = async () => {};
  });
  const asked = (role: 'owner' | 'member' = 'owner') => {
    const desk: Pick<Billing['desk'], 'look'> = {
      look(id) {
        looked.push(id);
        return answer();
      },
    };
    const session = testSession({ userId: org.userId, orgId: org.orgId, role });
    const mutations = { ...createRates(open()), limits: mutationLimits };
    const part = router({ look: look({ desk }) });
    return createCallerFactory(part)(testContext({ db: open(), session, mutations })).look();
  };

  test('asks a few times, and then not again for a while, whoever of the organization asks', async () => {
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push((await asked()).looked);
    expect(answers).toEqual([true, true, true, false, false, false, false, false]);
    expect(looked).toEqual([org.orgId, org.orgId, org.orgId]);
  });

  test('is no error where it does not answer, and a member does not ask', async () => {
    answer = () => Promise.reject(new AppError('PROVIDER_UNAVAILABLE', { kind: 'unavailable' }));
    expect(await asked()).toEqual({ looked: false });
    await expect(asked('member')).rejects.toMatchObject({ cause: { code: 'FORBIDDEN' } });
    expect(looked).toHaveLength(1);
  });
});
