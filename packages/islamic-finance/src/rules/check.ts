/** Runs a product's rules over its inputs. */
import type { IsoDate } from '@repo/facts';
import type { CheckResult, Evidence, EvidenceKind, Policy, Refusal } from '../types.ts';
import { objectionTo, readEvidence } from './evidence.ts';
import type { Rule, Verdict } from './rule.ts';

export interface RuleContext {
  readonly asOf: IsoDate;
  readonly evidence: readonly Evidence[];
  readonly policy: Policy;
}

/** Every rule that applies: its check, or the refusal that it leads to. Rules of one refusal code are gathered. */
export function runRules<Inputs>(
  rules: readonly Rule<Inputs>[],
  inputs: Inputs,
  context: RuleContext,
): { checks: CheckResult[]; refusals: Refusal[] } {
  const checks: CheckResult[] = [];
  const refusals = new Map<string, Refusal>();
  for (const rule of rules) {
    const dateOf = (kind: EvidenceKind) => dateOfDocument(rule.id, kind, context);
    const verdict = rule.decide(inputs, { policy: context.policy, dateOf });
    if (verdict?.status === 'refuse') {
      const ruleIds = [...(refusals.get(verdict.code)?.ruleIds ?? []), rule.id, ...rule.also];
      const field = refusals.get(verdict.code)?.field ?? verdict.field;
      const params = { clauses: [...new Set(ruleIds)].map(clauseOf).join('; ') };
      refusals.set(verdict.code, {
        code: verdict.code,
        ruleIds: [...new Set(ruleIds)],
        field,
        messageKey: `refusals.${verdict.code}`,
        params,
      });
    } else if (verdict) checks.push(checkOf(rule, verdict, context));
  }
  return { checks, refusals: [...refusals.values()] };
}

/** The date of the document that counts of a kind; null when there is none. */
function dateOfDocument(ruleId: string, kind: EvidenceKind, { asOf, evidence }: RuleContext): IsoDate | null {
  const row = evidence.findLast((candidate) => candidate.ruleId === ruleId && candidate.kind === kind);
  return row && objectionTo(row, asOf) === null ? row.date : null;
}

/** "SS8-4/6" as "SS8 4/6". */
function clauseOf(ruleId: string): string {
  return ruleId.replace('-', ' ');
}

function checkOf<Inputs>(
  rule: Rule<Inputs>,
  verdict: Exclude<Verdict, { status: 'refuse' }>,
  context: RuleContext,
): CheckResult {
  const { id, clause, source, key } = rule;
  const reason = (name: string) => ({ key: `${key}.${name}`, params: verdict.params ?? {} });
  const base = { ruleId: id, clause, source, evidenceAsked: [], evidenceMissing: [], evidence: [] };
  if (verdict.status !== 'needs') return { ...base, status: verdict.status, reason: reason(verdict.reason ?? verdict.status) };
  const { rows, missing, objection } = readEvidence(id, verdict.groups, context.evidence, {
    asOf: context.asOf,
    notAfter: verdict.notAfter,
  });
  const asked = { evidenceAsked: verdict.groups.flat(), evidenceMissing: missing, evidence: rows };
  if (missing.length === 0) return { ...base, ...asked, status: 'pass', reason: reason('pass') };
  return { ...base, ...asked, status: 'needs_evidence', reason: objection ?? reason(verdict.reason ?? 'needs') };
}
