import type { Fact } from '@repo/facts';
import type { AnyRouter } from '@trpc/server';
import type { ZodType } from 'zod';
import type { LocalizedText } from './brand.ts';
import type { Job } from './job.ts';
import type { MeterDefinition } from './meter.ts';
import type { PlanDefinition } from './plan.ts';
import type { Tool } from './tool.ts';

/** One entry of the shell's navigation. */
export interface NavigationItem {
  /** Path inside the vertical, beginning with "/". */
  readonly path: string;
  readonly label: LocalizedText;
  /** Name of an icon that `@repo/ui/icon` has. */
  readonly icon: string;
}

/** What a vertical shows on the launchpad's home. */
export interface Card<Tx> {
  readonly summary: LocalizedText;
  /** The one live figure, from demo data, and the sentence that it stands in. Null when there is none. */
  readonly figure: (context: { orgId: string; tx: Tx }) => Promise<{ fact: Fact; label: LocalizedText } | null>;
  /** Said where there is no figure: what has to be done, and what will then stand there. */
  readonly empty: LocalizedText;
  readonly action: { readonly path: string; readonly label: LocalizedText };
}

export interface SeedContext<Tx> {
  /** The demo organization. */
  orgId: string;
  /** The demo user, owner of the organization. */
  userId: string;
  /** A transaction scoped to the organization. */
  tx: Tx;
}

/**
 * What the audit log calls what was done, by the path of the procedure inside the vertical's router: `{ 'order.save': { ur: …, en: 'Saved
 * an order' } }`. Words outlive their procedure: the log keeps what it has.
 */
export type AuditWords = Readonly<Record<string, LocalizedText>>;

/** A vertical, as the host composes it. `Tx` is the transaction client of `@repo/db`. */
export interface Vertical<Id extends string = string, Router extends AnyRouter = AnyRouter, Tx = never> {
  /** Folder name under `apps/`, key of the router, first segment of the path in the launchpad. */
  readonly id: Id;
  readonly name: LocalizedText;
  readonly router: Router;
  readonly navigation: readonly NavigationItem[];
  /** Prisma models that belong to this vertical, children before parents: the order of deletion. */
  readonly tables: readonly string[];
  /** Makes bilingual demo data, so that no page is empty on first run. Idempotent. */
  readonly seed: (context: SeedContext<Tx>) => Promise<void>;
  readonly card: Card<Tx>;
  /** Words for each mutation that the audit log may hold; one without words is shown by its name. */
  readonly auditWords?: AuditWords;
  /** What other verticals may ask of this one, where they run together. */
  readonly tools?: readonly Tool<Tx>[];
  /** The vertical's messages, for the sentences of errors that programs get over HTTP. */
  readonly messages?: Readonly<Record<'ur' | 'en', () => Promise<{ readonly default: Readonly<Record<string, string>> }>>>;
  /** Work that this vertical sends to a queue: it outlives the request and the process. */
  readonly jobs?: readonly Job<unknown, Tx>[];
  /** What is counted of its use. */
  readonly meters?: readonly MeterDefinition[];
  /** What may be bought of it, `free` first; left out: it costs nothing and has no limits but those of its meters. */
  readonly plans?: readonly PlanDefinition[];
  /** Schema of this vertical's entry in `buniyad.config.ts`. */
  readonly config: ZodType;
}

export type AnyVertical<Tx = never> = Vertical<string, AnyRouter, Tx>;

/** First segments of paths that the host or the shell serves, and names of the house. */
const reserved = new Set(
  [
    'api trpc dev webhooks healthz readyz metrics brand assets',
    'sign-in sign-up check-mail forgot-password reset-password organization settings',
    'platform launchpad join invitation admin billing',
  ].flatMap((names) => names.split(' ')),
);

/**
 * Declares a vertical.
 * @throws Error when the id is not kebab-case or is a path that the host itself serves, or a tool, job or meter has another
 * vertical's name
 */
export function defineVertical<const Id extends string, Router extends AnyRouter, Tx>(
  vertical: Vertical<Id, Router, Tx>,
): Vertical<Id, Router, Tx> {
  if (!/^[a-z][a-z0-9-]*$/.test(vertical.id) || reserved.has(vertical.id)) {
    throw new Error(`"${vertical.id}" cannot be the id of a vertical: kebab-case, and none of ${[...reserved].join(', ')}`);
  }
  const foreign = vertical.tools?.find(({ name }) => !name.startsWith(`${vertical.id}.`));
  if (foreign) throw new Error(`The tool "${foreign.name}" of "${vertical.id}" must be called "${vertical.id}.…"`);
  const strange = vertical.jobs?.find(({ name }) => !name.startsWith(`${vertical.id}.`));
  if (strange) throw new Error(`The job "${strange.name}" of "${vertical.id}" must be called "${vertical.id}.…"`);
  const foreignMeter = vertical.meters?.find(({ id }) => !id.startsWith(`${vertical.id}.`));
  if (foreignMeter) throw new Error(`The meter "${foreignMeter.id}" of "${vertical.id}" must be called "${vertical.id}.…"`);
  return vertical;
}
