/** The shape of a rule: data with one predicate. */
import type { IsoDate } from '@repo/facts';
import type { RefusalCode } from '../refusal-codes.ts';
import type { CheckResult, EvidenceKind, Policy } from '../types.ts';

/** Of each group one document is enough. */
export type EvidenceGroups = readonly (readonly EvidenceKind[])[];

/**
 * `pass` and `fail`: the terms decide. `refuse`: impermissible on paper. `needs`: a fact decides, so documents are asked;
 * `notAfter` is the day by which they must be dated.
 */
export type Verdict =
  | { readonly status: 'pass'; readonly reason?: string; readonly params?: Readonly<Record<string, string>> }
  | { readonly status: 'fail'; readonly reason?: string; readonly params?: Readonly<Record<string, string>> }
  | { readonly status: 'refuse'; readonly code: RefusalCode; readonly field: string }
  | {
      readonly status: 'needs';
      readonly groups: EvidenceGroups;
      readonly notAfter?: IsoDate;
      readonly reason?: string;
      readonly params?: Readonly<Record<string, string>>;
    };

export interface Rule<Inputs> {
  /** "SS8-4/6"; unique within a product. */
  readonly id: string;
  /** For display, with the other clauses of the same matter: "SS8 4/6; SS47 6/2". */
  readonly clause: string;
  /** Ids of those other clauses. */
  readonly also: readonly string[];
  readonly source: CheckResult['source'];
  /** First part of its reasons: "fixed-price" gives `rules.fixed-price.pass`. */
  readonly key: string;
  /** Every reason that it can give. */
  readonly reasons: readonly string[];
  /** Null when the rule does not apply to these inputs. */
  readonly decide: (inputs: Inputs, known: Known) => Verdict | null;
}

/** What a rule may know beside the inputs. */
export interface Known {
  readonly policy: Policy;
  /** Date of the document of a kind that was recorded for this rule; null when there is none. */
  readonly dateOf: (kind: EvidenceKind) => IsoDate | null;
}

export const pass: Verdict = { status: 'pass' };

/** A rule on a term: refused with `code` when `violation` names a field, else passed. */
export function termRule<Inputs>(
  rule: Pick<Rule<Inputs>, 'id' | 'clause' | 'key'> & { also?: readonly string[] },
  code: RefusalCode,
  violation: (inputs: Inputs) => string | null | false | undefined,
): Rule<Inputs> {
  const decide = (inputs: Inputs): Verdict => {
    const field = violation(inputs);
    return field ? { status: 'refuse', code, field } : pass;
  };
  return { also: [], source: 'AAOIFI', reasons: ['pass'], ...rule, decide };
}
