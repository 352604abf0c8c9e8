/** What operators do, for whoever keeps the record. */

export interface PlatformEvent {
  readonly action: 'person.ban' | 'person.unban' | 'person.impersonate' | 'person.impersonate-end';
  /** The operator. */
  readonly actorId: string;
  /** Whom it is done to: while an operator acts as somebody, this is the other id that a record carries. */
  readonly subjectId: string;
  readonly reason: string | null;
}

/** Called before the action: what cannot be recorded is not done. */
export type RecordPlatformEvent = (event: PlatformEvent) => Promise<void>;
