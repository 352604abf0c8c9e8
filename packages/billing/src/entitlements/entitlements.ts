import type { PlanId } from '@repo/vertical';

/** What an organization may do with a vertical, and why. */
export interface Entitlement {
  readonly vertical: string;
  /** What it has: `free` without a subscription, and after one has ended. */
  readonly plan: PlanId;
  readonly state: 'free' | 'trialing' | 'active' | 'past-due' | 'ended';
  /** `read-only` once a payment was missing for longer than the days of grace. Nothing is ever deleted. */
  readonly access: 'full' | 'read-only';
  /** Members that the organization may have; null: no limit. */
  readonly seats: number | null;
  /** Units of each meter in a month; null: no limit. */
  readonly limits: Readonly<Record<string, bigint | null>>;
  /** When this changes by itself: the end of the trial, of the grace, or of a period that is not renewed. Null: it does not. */
  readonly changesAt: Date | null;
  /** The least plan that gives more; null on the largest one. */
  readonly raisedBy: PlanId | null;
}

/** The one place where server and screens read what an organization may do. */
export interface Entitlements {
  /** One for each vertical that has plans. */
  of(organizationId: string): Promise<readonly Entitlement[]>;
}
