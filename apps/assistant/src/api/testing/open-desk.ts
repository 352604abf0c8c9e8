/** A member of an organization who calls the vertical's procedures, with a clock of their own. */
import { type Database, newId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { testContext, testSession } from '@repo/server/testing';
import { createCallerFactory, type RequestContext } from '@repo/server/trpc';
import { assistantRouter } from '../router.ts';

const createCaller = createCallerFactory(assistantRouter);

export type Caller = ReturnType<typeof createCaller>;

export interface Desk {
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

type Host = Partial<Pick<RequestContext, 'inference' | 'outlive'>>;

/** @param host a product without a model, unless it says otherwise */
export async function openDesk(db: Database, tools: RequestContext['tools'] = [], host: Host = {}): Promise<Desk> {
  const { orgId, userId } = await createOrganization(db);
  let now = new Date('2026-03-02T20:30:00Z');
  const logged: object[] = [];
  const settings = { now: () => now, tools, logged, ...host };
  return {
    logged,
    orgId,
    userId,
    caller: callerOf(db, orgId, { ...settings, userId }),
    colleague: callerOf(db, orgId, settings),
    setNow: (instant) => {
      now = new Date(instant);
    },
  };
}

export interface CallerSettings extends Host {
  readonly userId?: string;
  readonly now?: () => Date;
  readonly tools?: RequestContext['tools'];
  /** Collects what the log is told as an error. */
  readonly logged?: object[];
}

/**
 * A member of an organization.
 * @param signal aborted when the member's connection is gone
 */
export function callerOf(db: Database, orgId: string, settings: CallerSettings = {}, signal?: AbortSignal): Caller {
  const { userId = newId(), logged = [], ...others } = settings;
  const context = testContext({ db, session: testSession({ userId, orgId }), ...others });
  return createCaller(
    { ...context, log: { ...context.log, error: (fields) => logged.push(fields) } },
    signal ? { signal } : {},
  );
}

/** A visitor without a session. */
export function visitor(db: Database): Caller {
  return createCaller(testContext({ db }));
}

/** Asks in a new conversation. */
export function askNew(caller: Caller, text: string) {
  return caller.conversation.ask({ conversationId: newId(), id: newId(), text });
}

export const wheatText = 'یہ مثال ہے۔\n\nگندم کو پہلا پانی بوائی کے کچھ ہفتے بعد دیا جاتا ہے۔';

/** Adds a document about wheat. */
export function addWheat(caller: Caller, id = newId()) {
  return caller.document.add({ id, title: 'گندم کی آبپاشی', format: 'text', text: wheatText });
}
