import { AsyncLocalStorage } from 'node:async_hooks';

const requestIds = new AsyncLocalStorage<string>();

/** Runs a request, so that `currentRequestId` knows it where no context reaches. */
export const runWithRequestId = <T>(requestId: string, fn: () => T): T => requestIds.run(requestId, fn);

/** The id of the request that is being answered; empty outside of one. */
export const currentRequestId = (): string => requestIds.getStore() ?? '';
