/** The job queues, for the people who run a deployment. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

const api = platformApi.platform.job;

export type QueueRow = Awaited<ReturnType<typeof api.queues.query>>[number];
export type DeadLetter = Awaited<ReturnType<typeof api.deadLetters.query>>[number];

/** Milliseconds after which the counts are asked for again while somebody looks. */
const refresh = 10_000;

const key = ['platform', 'job'] as const;

export const queueList = queryOptions({
  queryKey: [...key, 'queues'],
  queryFn: ({ signal }) => api.queues.query(undefined, { signal }),
  refetchInterval: refresh,
});

export const deadLetterList = queryOptions({
  queryKey: [...key, 'dead'],
  queryFn: ({ signal }) => api.deadLetters.query(undefined, { signal }),
  refetchInterval: refresh,
});

export const allOfJobs = { queryKey: key };

export const replay = ({ queue, id }: DeadLetter) => api.replay.mutate({ queue, id });
export const giveUp = ({ queue, id }: DeadLetter) => api.delete.mutate({ queue, id });
export const sendTestSms = (to: string) => api.sendTestSms.mutate({ to });
