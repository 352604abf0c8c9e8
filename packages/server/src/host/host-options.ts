import type { AuthService } from '@repo/auth';
import type { Entitlements, Metering, Receiver } from '@repo/billing';
import type { Database } from '@repo/db';
import type { App } from '../app.ts';
import type { BootPayload } from '../boot-payload.ts';
import type { Files } from '../files/files.ts';
import type { BucketSize } from '../http/address-buckets.ts';
import type { FloodLimit } from '../http/flood-limit.ts';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { ModelDesk } from '../inference/models/model-desk.ts';
import type { InferencePort } from '../inference/port.ts';
import type { JobPort } from '../jobs/collect-jobs.ts';
import type { Log } from '../log/log.ts';
import type { Billing } from '../platform/billing/billing.ts';
import type { Administration } from '../platform/job/administration.ts';
import type { Services } from '../platform/services.ts';
import type { MutationLimits } from '../trpc/mutation-limits.ts';
import type { Outlive } from '../trpc/outlive.ts';
import type { Web } from '../web/built-web.ts';

/** What a host is made of. `serve` makes it from the environment, tests by hand. */
export interface HostOptions {
  readonly app: App;
  readonly db: Database;
  readonly auth: AuthService;
  /** Where people open the product. */
  readonly publicUrl: URL;
  /** Origins that may change something, exact; `publicUrl`'s is one of them. */
  readonly trustedOrigins: readonly string[];
  /** The screens of the app or a vertical, by its id. */
  readonly webOf: (id: string) => Web;
  readonly services: Services;
  readonly files: Files;
  /** Defaults to the meters of the app's verticals. */
  readonly metering?: Metering;
  /** Defaults to what the plans of the app's verticals give. */
  readonly entitlements?: Entitlements;
  /** Plans and payments; defaults to the local provider, where no money moves. */
  readonly billing?: Billing;
  /** Defaults to a product without a model. */
  readonly inference?: InferencePort;
  /** Model files of this machine; without it they are nobody's to choose. */
  readonly models?: ModelDesk;
  /** Jobs and text messages as operators see them; without it there are none. */
  readonly administration?: Administration;
  /** Takes what providers of payments send to /webhooks/<provider>; without it there is no such address. */
  readonly receiver?: Pick<Receiver, 'receive'>;
  /** Where jobs go; defaults to a product without a queue, where sending is an error. */
  readonly jobs?: JobPort;
  /** Runs what outlives its request; defaults to running it for as long as the process lives. */
  readonly outlive?: Outlive;
  readonly log: Log;
  /** Whether /dev/inbox exists. */
  readonly inbox: boolean;
  /** The demo organization's id, once there is one. */
  readonly demoOrgId?: () => string | null;
  readonly demoLogin?: BootPayload['demoLogin'];
  /** Checks of /readyz beside the database's ping. */
  readonly readiness?: Readonly<Record<string, () => Promise<void>>>;
  /** Further figures of /metrics, such as what waits in a queue. */
  readonly gauges?: readonly {
    readonly name: string;
    readonly help: string;
    readonly read: () => number;
  }[];
  readonly life?: Readonly<Lifecycle>;
  readonly floodLimit?: FloodLimit;
  /** Wrong API keys that an address may send. */
  readonly guessLimit?: BucketSize;
  readonly mutationLimits?: MutationLimits;
  readonly now?: () => Date;
  /** Loosens the security headers for Vite's client. */
  readonly dev?: boolean;
}
