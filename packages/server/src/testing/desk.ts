import { type Database, newId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import type { RequestContext } from '../trpc/context.ts';
import { type TestContextOptions, testContext, testSession } from './test-context.ts';

/** Two members of an organization who call a vertical's procedures, with a clock of their own. */
export interface Desk<Caller> {
  readonly orgId: string;
  readonly userId: string;
  readonly caller: Caller;
  /** Someone else of the same organization. */
  readonly colleague: Caller;
  /** Sets the clock of both. */
  readonly setNow: (instant: string) => void;
  /** What the log was told as an error. */
  readonly logged: readonly object[];
}

/** What the host gives to every request at a desk. */
export type DeskHost = Omit<TestContextOptions, 'db' | 'session' | 'now'>;

export interface CallerSettings extends DeskHost {
  /** Defaults to a person whom no other caller is. */
  readonly userId?: string;
  readonly now?: () => Date;
  /** Collects what the log is told as an error. */
  readonly logged?: object[];
  /** Aborted when the caller's connection is gone. */
  readonly signal?: AbortSignal;
}

export interface Desks<Caller> {
  /** A desk of a new organization. */
  openDesk(db: Database, host?: DeskHost): Promise<Desk<Caller>>;
  /** A member of an organization. */
  callerOf(db: Database, orgId: string, settings?: CallerSettings): Caller;
  /** A visitor without a session. */
  visitor(db: Database): Caller;
}

type CreateCaller<Caller> = (context: RequestContext, options?: { signal?: AbortSignal }) => Caller;

/**
 * The desks of one vertical.
 *
 * @param createCaller `createCallerFactory(router)`
 * @param startsAt what the clock of a new desk says
 * @param usual what the host gives to every caller who does not say otherwise
 *
 * @example
 * export const { openDesk, callerOf, visitor } = desksOf(createCallerFactory(shopRouter));
 * const { caller, setNow } = await openDesk(db);
 */
export function desksOf<Caller>(
  createCaller: CreateCaller<Caller>,
  startsAt = '2026-03-02T09:00:00Z',
  usual: DeskHost = {},
): Desks<Caller> {
  const callerOf: Desks<Caller>['callerOf'] = (db, orgId, settings = {}) => {
    const { userId = newId(), logged = [], signal, ...others } = settings;
    const context = testContext({ db, session: testSession({ userId, orgId }), ...usual, ...others });
    const log = { ...context.log, error: (fields: object) => void logged.push(fields) };
    return createCaller({ ...context, log }, signal && { signal });
  };
  return {
    callerOf,
    async openDesk(db, host = {}) {
      const { orgId, userId } = await createOrganization(db);
      let now = new Date(startsAt);
      const logged: object[] = [];
      const settings = { ...host, now: () => now, logged };
      return {
        orgId,
        userId,
        logged,
        caller: callerOf(db, orgId, { ...settings, userId }),
        colleague: callerOf(db, orgId, settings),
        setNow: (instant) => {
          now = new Date(instant);
        },
      };
    },
    visitor: (db) => createCaller(testContext({ db })),
  };
}
