import { AppError } from '@repo/facts';
import { expect, test } from 'vitest';
import { type AuditedDeed, betweenEntries } from './between-entries.ts';

/** What is done, in its order. */
function told(write?: AuditedDeed<string>['write']) {
  const steps: unknown[] = [];
  const deed: AuditedDeed<string> = {
    db: {
      async query(sql) {
        steps.push(/INSERT|DELETE/.exec(sql)?.[0]);
        return { rows: [], rowCount: 0 };
      },
    },
    intent: { orgId: null, actorId: null, action: 'a', requestId: 'r' },
    write:
      write ??
      (async (outcome) => {
        steps.push(outcome);
      }),
  };
  const run = (work: () => Promise<string>) =>
    betweenEntries(deed, () => {
      steps.push('work');
      return work();
    });
  return { steps, run };
}

test('the intent is before the deed, and its outcome after it', async () => {
  const { steps, run } = told();
  expect(await run(async () => 'done')).toBe('done');
  expect(steps).toEqual(['INSERT', 'work', { result: 'done' }]);
});

test.each([
  [new AppError('NO_SEATS', { kind: 'conflict' }), { outcome: 'failed', code: 'NO_SEATS' }],
  [new AppError('PROVIDER_AWAY', { kind: 'unavailable' }), { outcome: 'unknown', code: 'PROVIDER_AWAY' }],
  [new AppError('BROKEN', { kind: 'internal' }), { outcome: 'unknown', code: 'BROKEN' }],
  [new TypeError('broken'), { outcome: 'unknown', code: 'INTERNAL' }],
])('%s is written and thrown on', async (error, outcome) => {
  const { steps, run } = told();
  await expect(run(() => Promise.reject(error))).rejects.toBe(error);
  expect(steps).toEqual(['INSERT', 'work', outcome]);
});

test('the intent is dropped by whoever writes, and without one nothing is done', async () => {
  const { steps, run } = told((_, intent) => intent.drop());
  await run(async () => '');
  expect(steps).toEqual(['INSERT', 'work', 'DELETE']);
  let done = false;
  const deed = { intent: { orgId: null, actorId: null, action: 'a', requestId: 'r' }, write: async () => {} };
  const db = { query: () => Promise.reject(new Error('away')) };
  const work = async () => {
    done = true;
  };
  await expect(betweenEntries({ ...deed, db }, work)).rejects.toThrow('away');
  expect(done).toBe(false);
});
