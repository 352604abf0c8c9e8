import type PgBoss from 'pg-boss';
import { deadLettersOf, type Queue } from './queue.ts';

/** Seconds beyond its time after which a job counts as lost with its process, and comes again. */
const grace = 30;

/** Makes the queues that are not there yet, and gives those that are what this release says of them. */
export async function makeQueues(boss: PgBoss, queues: Iterable<Queue>): Promise<void> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const queue of queues) {
    const { name } = queue;
    const deadLetter = deadLettersOf(name);
    const found = there.get(name);
    const wanted = optionsOf(queue);
    if (!there.has(deadLetter)) await boss.createQueue(deadLetter, { name: deadLetter, policy: 'standard' });
    if (!found) await boss.createQueue(name, { name, deadLetter, ...wanted });
    else if (!agrees(found, wanted)) await boss.updateQueue(name, { name, deadLetter, ...wanted });
  }
}

type Wanted = ReturnType<typeof optionsOf>;

function optionsOf({ absorbs, retry, policy }: Queue) {
  return {
    policy: absorbs ? ('short' as const) : ('standard' as const),
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    retryBackoff: true,
    expireInSeconds: policy.timeoutSeconds + grace,
  };
}

function agrees(found: PgBoss.Queue, wanted: Wanted): boolean {
  return (
    found.policy === wanted.policy &&
    found.retryLimit === wanted.retryLimit &&
    found.retryDelay === wanted.retryDelay &&
    found.retryBackoff === wanted.retryBackoff &&
    found.expireInSeconds === wanted.expireInSeconds
  );
}
