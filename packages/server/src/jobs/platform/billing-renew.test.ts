import { expect, test } from 'vitest';
import { billingRenewJob } from './billing-renew.ts';

const attempt = { attempt: 1, signal: new AbortController().signal };

test('every hour the local provider is asked to renew, and its failure is that of the job', async () => {
  let asked = 0;
  const job = billingRenewJob({
    endAll: () => Promise.reject(new Error('nobody else collects')),
    async renew() {
      asked += 1;
      if (asked === 2) throw new AggregateError([], 'one account failed');
      return 1;
    },
  });
  expect(job.schedule).toBe('5 * * * *');
  await job.run(attempt, {});
  await expect(job.run(attempt, {})).rejects.toThrow('one account failed');
  expect(asked).toBe(2);
});

test('where somebody else collects, play money pays for nothing any more', async () => {
  let ended = 0;
  const renew = () => Promise.reject(new Error('it is not renewed'));
  const endAll = async () => {
    ended += 1;
    return 1;
  };
  await billingRenewJob({ renew, endAll }, 'stripe').run(attempt, {});
  expect(ended).toBe(1);
});
