import type { SessionInfo } from '@repo/auth';
import { createMetering, type Meter, type MeterLimits, metersOf } from '@repo/billing';
import type { Database } from '@repo/db';
import type { Locale } from '@repo/i18n';
import type { AnyVertical } from '@repo/vertical';
import { type InferencePort, noInference } from '../inference/port.ts';
import { noJobs } from '../jobs/collect-jobs.ts';
import type { Log } from '../log/log.ts';
import type { RequestContext } from '../trpc/context.ts';
import { mutationLimits } from '../trpc/mutation-limits.ts';
import { createAfterlife } from '../trpc/outlive.ts';
import { unlimitedRates } from '../trpc/rates.ts';

export interface TestSessionOptions {
  readonly userId: string;
  /** Null for a person without an organization. */
  readonly orgId: string | null;
  /** Defaults to `owner`. */
  readonly role?: NonNullable<SessionInfo['organization']>['role'];
}

/** The session of a signed-in person, a day old. */
export function testSession({ userId, orgId, role = 'owner' }: TestSessionOptions): SessionInfo {
  return {
    sessionId: `session-of-${userId}`,
    userId,
    name: 'Aisha',
    email: 'aisha@example.com',
    emailVerified: true,
    organization: orgId === null ? null : { id: orgId, name: 'Sample', slug: 'sample', role },
    operator: false,
    impersonatedBy: null,
    createdAt: new Date(Date.now() - 86_400_000),
    expiresAt: new Date(Date.now() + 86_400_000),
  };
}

export interface TestContextOptions {
  readonly db: Database;
  /** Defaults to a visitor. */
  readonly session?: SessionInfo | null;
  readonly locale?: Locale;
  readonly now?: () => Date;
  readonly tools?: RequestContext['tools'];
  /** Defaults to nothing of any vertical. */
  readonly config?: RequestContext['config'];
  /** Whose meters there are; defaults to none. */
  readonly verticals?: readonly Pick<AnyVertical, 'id' | 'meters'>[];
  /** Defaults to those of `verticals`. */
  readonly meters?: readonly Meter[];
  /** Defaults to the meters' own. */
  readonly limits?: MeterLimits;
  /** Defaults to a product that sells nothing. */
  readonly entitlements?: RequestContext['entitlements'];
  /** Defaults to as many as one likes. */
  readonly mutations?: RequestContext['mutations'];
  /** Defaults to a product without a model. */
  readonly inference?: InferencePort;
  /** Defaults to none: sending a job is an error. */
  readonly jobQueue?: RequestContext['jobQueue'];
  /** Defaults to work that nothing aborts. */
  readonly outlive?: RequestContext['outlive'];
}

/** A request context for `createCallerFactory(router)(context)`. */
export function testContext(options: TestContextOptions): RequestContext {
  const {
    db,
    session = null,
    locale = 'en',
    now = () => new Date(),
    tools = [],
    config = {},
    mutations = { ...unlimitedRates, limits: mutationLimits },
    inference = noInference,
  } = options;
  const { meters = metersOf(options.verticals ?? [], config), limits, entitlements = { of: async () => [] } } = options;
  const { outlive = createAfterlife(silentLog).outlive, jobQueue = noJobs } = options;
  return {
    requestId: 'test',
    clientIp: '127.0.0.1',
    locale,
    session,
    db,
    now,
    tools,
    config,
    metering: createMetering({ db, meters, now, ...(limits && { limits }) }),
    entitlements,
    mutations,
    inference,
    jobQueue,
    outlive,
    log: silentLog,
  };
}

/** Says nothing. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
