import { setImmediate } from 'node:timers/promises';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

const own = 'own';
const never = new AbortController().signal;

/** Work that ends when told. */
function held() {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end: () => end() };
}

test('runs as many as are allowed and the others in the order they came', async () => {
  const queue = new FairQueue({ active: 1, waiting: 4, waitTime: 60_000 });
  const first = held();
  const order: string[] = [];
  const running = queue.run(own, never, first.work);
  const second = queue.run(own, never, async () => order.push('second'));
  const third = queue.run(own, never, async () => order.push('third'));
  expect([queue.active, queue.waiting]).toEqual([1, 2]);
  first.end();
  await Promise.all([running, second, third]);
  expect(order).toEqual(['second', 'third']);
  expect([queue.active, queue.waiting]).toEqual([0, 0]);
});

test('tenants take turns, however many requests each of them has', async () => {
  const queue = new FairQueue({ active: 1, waiting: 8, waitTime: 60_000 });
  const first = held();
  const order: string[] = [];
  const running = queue.run('a', never, first.work);
  const asked = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((name) =>
    queue.run(name.slice(0, 1), never, async () => order.push(name)),
  );
  first.end();
  await Promise.all([running, ...asked]);
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('a tenant who asks one thing at a time has as many turns as one who asks many', async () => {
  const queue = new FairQueue({ active: 1, waiting: 10, waitTime: 60_000 });
  const order: string[] = [];
  const ask = (tenant: string) =>
    queue.run(tenant, never, async () => {
      order.push(tenant);
      await setImmediate();
    });
  const oneByOne = async (tenant: string) => {
    for (let turn = 0; turn < 4; turn += 1) await ask(tenant);
  };
  await Promise.all([...Array.from({ length: 8 }, () => ask('many')), oneByOne('b'), oneByOne('c')]);
  // The first came when nobody waited.
  const shares = ['many', 'b', 'c'].map((tenant) => order.slice(1, 13).filter((one) => one === tenant).length);
  expect(shares).toEqual([4, 4, 4]);
});

test('a full queue takes in a tenant with fewer waiting: the newest of the one with most is refused', async () => {
  const queue = new FairQueue({ active: 1, waiting: 3, waitTime: 60_000 });
  const first = held();
  const done: string[] = [];
  const ask = (name: string) => queue.run(name.slice(0, 1), never, async () => done.push(name));
  const running = queue.run('a', never, first.work);
  const kept = [ask('a1'), ask('a2')];
  const pushedOut = expect(ask('a3')).rejects.toMatchObject({ status: 429, type: 'overloaded' });
  kept.push(ask('b1'));
  await pushedOut;
  await expect(ask('a4')).rejects.toMatchObject({ status: 429 });
  await expect(ask('b2')).rejects.toMatchObject({ status: 429 });
  expect(queue.waiting).toBe(3);
  first.end();
  await Promise.all([running, ...kept]);
  expect(done).toEqual(['a1', 'b1', 'a2']);
});

test('a full queue refuses with 429 and a Retry-After of at least one second', async () => {
  const queue = new FairQueue({ active: 1, waiting: 0, waitTime: 60_000 });
  const first = held();
  const running = queue.run(own, never, first.work);
  await expect(queue.run(own, never, async () => {})).rejects.toMatchObject({ status: 429, type: 'overloaded', retryAfter: 1 });
  first.end();
  await running;
});

test('Retry-After is the position times the mean duration: 2 × 3.5 s', async () => {
  let now = 0;
  const queue = new FairQueue({ active: 1, waiting: 1, waitTime: 60_000, now: () => now });
  await queue.run(own, never, async () => {
    now += 3500;
  });
  const first = held();
  const running = queue.run(own, never, first.work);
  const waiting = queue.run(own, never, async () => {});
  await expect(queue.run(own, never, async () => {})).rejects.toMatchObject({ retryAfter: 7 });
  first.end();
  await Promise.all([running, waiting]);
});

test('a wait that is too long ends with 429 and leaves the queue', async () => {
  const queue = new FairQueue({ active: 1, waiting: 1, waitTime: 1 });
  const first = held();
  const running = queue.run(own, never, first.work);
  await expect(queue.run(own, never, async () => {})).rejects.toMatchObject({ status: 429, type: 'overloaded' });
  expect(queue.waiting).toBe(0);
  first.end();
  await running;
});

test('an abort leaves the queue at once, with its reason, and its work never runs', async () => {
  const queue = new FairQueue({ active: 1, waiting: 2, waitTime: 60_000 });
  const first = held();
  const running = queue.run(own, never, first.work);
  const controller = new AbortController();
  let ran = false;
  const waiting = queue.run(own, controller.signal, async () => {
    ran = true;
  });
  controller.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  expect(queue.waiting).toBe(0);
  first.end();
  await running;
  expect([ran, queue.active]).toEqual([false, 0]);
});

test('an aborted signal does not enter', async () => {
  const queue = new FairQueue({ active: 1, waiting: 1, waitTime: 60_000 });
  await expect(queue.run(own, AbortSignal.abort(new Error('gone')), async () => {})).rejects.toThrow('gone');
  expect(queue.active).toBe(0);
});

test('work that fails frees its place', async () => {
  const queue = new FairQueue({ active: 1, waiting: 1, waitTime: 60_000 });
  await expect(queue.run(own, never, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(queue.active).toBe(0);
});

test('never more run than allowed, whatever comes, fails or is aborted, and all places are free at the end', async () => {
  const job = fc.record({
    tenant: fc.constantFrom('a', 'b', 'c'),
    turns: fc.nat(3),
    fails: fc.boolean(),
    abortAfter: fc.option(fc.nat(5)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(job, { maxLength: 20 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(8),
      async (jobs, active, waiting) => {
        const queue = new FairQueue({ active, waiting, waitTime: 60_000 });
        let running = 0;
        const all = jobs.map(async ({ tenant, turns, fails, abortAfter }) => {
          const controller = new AbortController();
          const run = queue.run(tenant, controller.signal, async () => {
            running += 1;
            expect(running).toBeLessThanOrEqual(active);
            for (let turn = 0; turn < turns; turn += 1) await setImmediate();
            running -= 1;
            if (fails) throw new Error('failed');
          });
          const settled = run.catch(() => {});
          if (abortAfter !== null) {
            for (let turn = 0; turn < abortAfter; turn += 1) await setImmediate();
            controller.abort();
          }
          await settled;
        });
        await Promise.all(all);
        expect([running, queue.active, queue.waiting]).toEqual([0, 0, 0]);
      },
    ),
    { numRuns: deepRuns(50, 1000) },
  );
});
