import { useI18n } from '@repo/i18n/react';
import type { CheckResult, Evidence, Quote } from '@repo/islamic-finance';
import { Button } from '@repo/ui/button';
import { StatusChip, type StatusTone } from '@repo/ui/status-chip';
import { ChecksHead } from './checks-head.tsx';
import { engineText } from './engine-text.ts';

export interface ChecksProps {
  readonly quote: Quote;
  /** Every entry on record, superseded ones included. */
  readonly evidence: readonly Evidence[];
  readonly onAddEvidence: ((ruleId: string) => void) | null;
}

export const checkTones: Readonly<Record<CheckResult['status'], StatusTone>> = {
  pass: 'passed',
  needs_evidence: 'attention',
  fail: 'refusal',
};

/** The rule checks: the count, who approved, then each check with its clause, reason and evidence. */
export default function Checks({ quote, evidence, onAddEvidence }: ChecksProps) {
  const { t } = useI18n();
  const sorted = [...quote.checks].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <div className="flex flex-col gap-4">
      <ChecksHead quote={quote} />
      <p className="max-w-text text-sm text-ink-soft">{t('financing.checks.disclaimer')}</p>
      {onAddEvidence === null && <p className="text-sm text-ink-soft">{t('financing.evidence-form.save-first')}</p>}
      <ul className="flex flex-col">
        {sorted.map((check) => (
          <Check key={check.ruleId} check={check} evidence={evidence} onAddEvidence={onAddEvidence} />
        ))}
      </ul>
    </div>
  );
}

const order: Readonly<Record<CheckResult['status'], number>> = { fail: 0, needs_evidence: 1, pass: 2 };

interface CheckProps extends Omit<ChecksProps, 'quote'> {
  readonly check: CheckResult;
}

function Check({ check, evidence, onAddEvidence }: CheckProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const record = evidence.filter((row) => row.ruleId === check.ruleId);
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[9rem_1fr]">
      <div className="flex flex-col items-start gap-2 max-sm:flex-row max-sm:flex-wrap">
        <StatusChip tone={checkTones[check.status]}>{t(`financing.checks.status.${check.status}`)}</StatusChip>
        <span className="type-ui text-sm text-ink-soft">
          <bdi>{check.clause}</bdi>
        </span>
      </div>
      <div className="flex flex-col items-start gap-2">
        <p>{engineText(`rules.${check.reason.key}`, check.reason.params, i18n)}</p>
        {check.evidenceMissing.map((group) => (
          <p key={group.join()} className="text-sm text-ink-soft">
            {t(group.length > 1 ? 'financing.checks.missing-one-of' : 'financing.checks.missing', {
              list: group.map((kind) => t(`financing.evidence.${kind}`)).join(' / '),
            })}
          </p>
        ))}
        {record.map((row) => (
          <p key={`${row.kind} ${row.reference} ${row.date}`} className="text-sm">
            {t('financing.evidence-form.line', {
              kind: t(`financing.evidence.${row.kind}`),
              reference: row.reference,
              date: format.date(row.date),
              name: row.suppliedBy,
            })}
            {row.approvedBy !== null && (
              <span className="block">{t('financing.evidence-form.approved', { name: row.approvedBy })}</span>
            )}
          </p>
        ))}
        {check.evidenceAsked.length > 0 && onAddEvidence !== null && (
          <Button size="small" icon="add" onPress={() => onAddEvidence(check.ruleId)}>
            {t('financing.evidence-form.add')}
          </Button>
        )}
      </div>
    </li>
  );
}
