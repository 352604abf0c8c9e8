/** Who takes personal data out of what is sent, and puts it back into what comes. */
import type { Outgoing } from './gate.ts';

/** Asked before each request that holds text of a person. */
export interface Redaction {
  /** Whether what goes to this endpoint is redacted. */
  appliesTo(endpoint: Outgoing['endpoint']): boolean;
  /** For one attempt of one call: what it put aside, no other one can read. */
  open(): OpenRedaction;
}

/** What was taken out of one request. */
export interface OpenRedaction {
  /**
   * The texts of a request in their order, with a placeholder in the place of each find; equal finds share theirs. What a number is
   * may be said in the text before it.
   */
  redact(texts: readonly string[]): readonly string[];
  /** How many different ones of each kind were taken out so far: `{ CNIC: 1 }`. */
  readonly counts: Readonly<Record<string, number>>;
  /** A whole text with each find back in its place. Placeholders that this request did not have stay as they are. */
  restore(text: string): string;
  /** The same for a text that comes in pieces. */
  restorer(): PieceRestorer;
}

export interface PieceRestorer {
  /** What can be shown by now: what may become a placeholder is held back. */
  push(piece: string): string;
  /** What was held back and is none. */
  end(): string;
}
