import { t } from './kernel.ts';

export const router: typeof t.router = t.router;

/** Calls a router in process, for tests: `createCallerFactory(router)(context)`. */
export const createCallerFactory: typeof t.createCallerFactory = t.createCallerFactory;
