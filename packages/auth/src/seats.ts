import type { LocalizedText } from '@repo/vertical';

/** Who knows what the plans of an organization give. */
export interface SeatsPort {
  /**
   * Brings the seats in the organization's counter up to date, never below its members.
   * @returns name of the plan that gives more seats; null where none does
   */
  bind(organizationId: string): Promise<{ readonly raisedBy: LocalizedText | null }>;
}

/** The seats of a counter are what stands there. */
export const storedSeats: SeatsPort = { bind: async () => ({ raisedBy: null }) };
