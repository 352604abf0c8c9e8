/** Rule checks, refusals, evidence. */
import type { IsoDate } from '@repo/facts';
import type { evidenceKinds } from '../evidence-kinds.ts';

/** One of `evidenceKinds`; its name is `evidence.<kind>` in messages. */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** A reference, a date and a name; nothing is uploaded. Superseded, never edited. */
export interface Evidence {
  readonly ruleId: string;
  readonly kind: EvidenceKind;
  readonly reference: string;
  readonly date: IsoDate;
  readonly suppliedBy: string;
  readonly approvedBy: string | null;
}

/** A sentence in messages: `rules.<key>`. */
export interface Reason {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface CheckResult {
  /** "SS8-4/6" */
  readonly ruleId: string;
  /** "SS8 4/6", for display. */
  readonly clause: string;
  readonly source: 'AAOIFI' | 'SBP' | 'policy';
  readonly status: 'pass' | 'needs_evidence' | 'fail';
  readonly reason: Reason;
  /** Every kind of document that answers this check. */
  readonly evidenceAsked: readonly EvidenceKind[];
  /** What is still missing: of each group one document is enough. */
  readonly evidenceMissing: readonly (readonly EvidenceKind[])[];
  readonly evidence: readonly Evidence[];
}

/** A term that is impermissible on paper, or an input that cannot be computed. No schedule comes with it. */
export interface Refusal {
  /**
   * One of `refusalCodes`. `INVALID_INPUT`, `AMOUNT_TOO_SMALL_FOR_TENOR` and `INSTALMENT_BELOW_PROFIT` are not rules; the last
   * two carry `params.longest`, a tenor in months that works, "0" when none does.
   */
  readonly code: string;
  readonly ruleIds: readonly string[];
  /** Dotted path into the inputs. */
  readonly field: string | null;
  /** `refusals.<code>` in messages. */
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
}
