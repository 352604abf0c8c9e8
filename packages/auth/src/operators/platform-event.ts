/** What operators do, for whoever keeps the record. */
import type { Tx } from '@repo/db';

export interface PlatformEvent {
  readonly action: 'person.ban' | 'person.unban' | 'person.impersonate' | 'person.impersonate-end';
  /** The operator. */
  readonly actorId: string;
  /** Whom it is done to: while an operator acts as somebody, this is the other id that a record carries. */
  readonly subjectId: string;
  readonly reason: string | null;
}

/** Called in the transaction of the action: what cannot be recorded is not done. */
export type RecordPlatformEvent = (event: PlatformEvent, tx: Tx) => Promise<void>;
