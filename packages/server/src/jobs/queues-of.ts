import type { Database, Tx } from '@repo/db';
import type { AnyVertical, Job } from '@repo/vertical';
import { StartError } from '../env/start-error.ts';
import { type JobPort, tenantWork } from './collect-jobs.ts';
import type { PlatformJob } from './platform-job.ts';
import { policyOf, type Queue } from './queue.ts';

export interface QueueSources {
  readonly db: Database;
  readonly port: JobPort;
  readonly verticals: readonly Pick<AnyVertical<Tx>, 'jobs'>[];
  readonly platform: readonly PlatformJob<unknown>[];
}

/**
 * Every queue of a product, by its name.
 * @throws StartError when two jobs have one name
 */
export function queuesOf({ db, port, verticals, platform }: QueueSources): ReadonlyMap<string, Queue> {
  const all = [
    ...platform.map(platformQueue),
    ...verticals.flatMap(({ jobs = [] }) => jobs.map((job) => queueOf(job, db, port))),
  ];
  const queues = new Map<string, Queue>();
  for (const queue of all) {
    if (queues.has(queue.name)) throw new StartError(`Two jobs are called "${queue.name}".`);
    queues.set(queue.name, queue);
  }
  return queues;
}

function platformQueue({ name, retry, policy, schedule, absorbs, run }: PlatformJob<unknown>): Queue {
  return {
    name,
    retry,
    policy: policyOf(policy),
    schedule: schedule ?? null,
    ...(absorbs ? { absorbs } : {}),
    run: ({ payload, ...attempt }) => run(attempt, payload.input),
  };
}

function queueOf({ name, retry, policy, schedule, run }: Job<unknown, Tx>, db: Database, port: JobPort): Queue {
  return {
    name,
    retry,
    policy: policyOf(policy),
    schedule: schedule ?? null,
    async run({ id, payload: { orgId, input }, attempt, signal }) {
      if (orgId === null) return fanOut(name, id, db, port);
      return run({ orgId, attempt, signal, ...tenantWork(db, orgId, port) }, input);
    },
  };
}

/** The tick of a schedule: one job an organization. A tick that runs again sends none twice. */
async function fanOut(name: string, tick: string, db: Database, port: JobPort): Promise<void> {
  const organizations = await db.prisma.organization.findMany({ select: { id: true } });
  const requests = organizations.map(({ id }) => ({ name, orgId: id, input: {}, options: { dedupe: tick } }));
  await db.withPlatform(
    `the schedule of ${name}`,
    async () => {},
    () => (connection) => port.insert(connection, requests),
  );
  port.wake();
}
