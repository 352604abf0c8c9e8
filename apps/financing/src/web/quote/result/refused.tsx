import { useI18n } from '@repo/i18n/react';
import type { ProductId, Refusal } from '@repo/islamic-finance';
import { Button } from '@repo/ui/button';
import { Icon } from '@repo/ui/icon';
import { StatusChip } from '@repo/ui/status-chip';
import type { Place } from '../form/field.ts';
import { placeOfPath } from '../form/place-of-path.ts';
import { clauseOf } from './clause.ts';
import { engineText } from './engine-text.ts';

export interface RefusedProps {
  readonly refusals: readonly Refusal[];
  readonly product: ProductId;
  readonly onPlace: (place: Place) => void;
}

/** Why there is no schedule: each term with its clause and the way to its field. */
export default function Refused({ refusals, product, onPlace }: RefusedProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const byRule = refusals.some(({ ruleIds }) => ruleIds.length > 0);
  const ofRules = refusals.length > 1 ? 'title-many' : 'title';
  const title = byRule ? ofRules : 'title-input';
  return (
    <section role="alert" className="flex flex-col gap-4 border-y border-line py-6">
      <h2 className="flex items-start gap-3 text-xl font-semibold">
        <span className="flex h-[1lh] items-center text-refusal">
          <Icon name="refused" />
        </span>
        {t(`financing.refused.${title}`)}
      </h2>
      <ul className="flex flex-col">
        {refusals.map((refusal) => {
          const place = refusal.field === null ? null : placeOfPath(product, refusal.field);
          return (
            <li
              key={`${refusal.code} ${refusal.field ?? ''}`}
              className="flex flex-col items-start gap-2 border-t border-line py-4"
            >
              <p className="text-lg">{engineText(refusal.messageKey, refusal.params, i18n)}</p>
              {refusal.ruleIds.length > 0 && (
                <p className="flex flex-wrap gap-2">
                  {refusal.ruleIds.map((ruleId) => (
                    <StatusChip key={ruleId} tone="refusal" icon="scale">
                      {t('financing.checks.clause', { clause: clauseOf(ruleId) })}
                    </StatusChip>
                  ))}
                </p>
              )}
              {place !== null && (
                <Button size="small" onPress={() => onPlace(place)}>
                  {t('financing.refused.go')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="text-ink-soft">{t(byRule ? 'financing.refused.kept' : 'financing.refused.kept-input')}</p>
    </section>
  );
}
