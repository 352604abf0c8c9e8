import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { StatusChip } from '@repo/ui/status-chip';
import { checkTones } from '../result/checks.tsx';
import { ChecksHead } from '../result/checks-head.tsx';
import { engineText } from '../result/engine-text.ts';

/** The list of checks with clause, reason and evidence. */
export function PrintedChecks({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  return (
    <section className="pt-3">
      <h2 className="text-lg font-semibold">{t('financing.print.checks')}</h2>
      <ChecksHead quote={quote} />
      <table className="mt-2 w-full border-collapse text-sm">
        <tbody>
          {quote.checks.map((check) => (
            <tr key={check.ruleId} className="border-b border-line align-top">
              <td className="type-ui py-1 pe-4 text-xs">
                <bdi>{check.clause}</bdi>
              </td>
              <td className="whitespace-nowrap py-1 pe-4">
                <StatusChip tone={checkTones[check.status]}>{t(`financing.checks.status.${check.status}`)}</StatusChip>
              </td>
              <td className="py-1">
                {engineText(`rules.${check.reason.key}`, check.reason.params, i18n)}
                {check.evidence.map((row) => (
                  <span key={`${row.kind} ${row.reference}`} className="block text-xs">
                    {t('financing.evidence-form.line', {
                      kind: t(`financing.evidence.${row.kind}`),
                      reference: row.reference,
                      date: format.date(row.date),
                      name: row.suppliedBy,
                    })}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-2 text-sm">{t('financing.checks.disclaimer')}</p>
    </section>
  );
}
