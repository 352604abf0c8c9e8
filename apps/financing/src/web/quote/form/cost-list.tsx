import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { CheckboxField } from '@repo/ui/checkbox-field';
import { IconButton } from '@repo/ui/icon-button';
import { MoneyField } from '@repo/ui/money-field';
import { SelectField } from '@repo/ui/select-field';
import { mostCostLines } from '../../../wire/limits.ts';
import { costKinds, payees } from './choices.ts';
import type { CostRow } from './field.ts';
import { choiceKey } from './field-messages.ts';
import { type FormState, withCost } from './form-state.ts';
import { PlaceBox } from './place-box.tsx';

const newRow: CostRow = { kind: 'freight', amount: '', paidTo: 'third-party', billed: 'no' };

/** Further cost lines of a murabaha. */
export function CostList({ state }: { readonly state: FormState }) {
  const { t } = useI18n();
  const { costs } = state.values;
  const kindOptions = costKinds.map((kind) => ({ value: kind, label: t(choiceKey('costKind', kind)) }));
  const payeeOptions = payees.map((payee) => ({ value: payee, label: t(choiceKey('payee', payee)) }));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="font-semibold">{t('financing.costs.title')}</legend>
      <p className="text-sm text-ink-soft">{t('financing.costs.hint')}</p>
      {costs.map((row, index) => {
        const place = `costs.${index}.amount` as const;
        const mistake = state.errorAt(place);
        return (
          <div key={place} className="flex flex-col gap-3 border-s-2 border-line ps-4">
            <div className="flex items-end gap-2">
              <SelectField
                label={t('financing.costs.kind')}
                value={row.kind}
                onChange={(kind) => state.change(withCost(state.values, index, { kind }))}
                options={kindOptions}
              />
              <IconButton
                icon="delete"
                label={t('financing.costs.remove')}
                onPress={() => state.change({ costs: costs.filter((_, at) => at !== index) })}
              />
            </div>
            <PlaceBox place={place}>
              <MoneyField
                label={t('financing.costs.amount')}
                value={row.amount}
                onChange={(amount) => state.change(withCost(state.values, index, { amount }))}
                error={mistake && t(mistake.key, mistake.params)}
              />
            </PlaceBox>
            <SelectField
              label={t('financing.costs.paidTo')}
              value={row.paidTo}
              onChange={(paidTo) => state.change(withCost(state.values, index, { paidTo }))}
              options={payeeOptions}
            />
            <CheckboxField
              label={t('financing.costs.billed')}
              checked={row.billed === 'yes'}
              onChange={(billed) => state.change(withCost(state.values, index, { billed: billed ? 'yes' : 'no' }))}
            />
          </div>
        );
      })}
      {costs.length + 1 < mostCostLines && (
        <div>
          <Button icon="add" size="small" onPress={() => state.change({ costs: [...costs, newRow] })}>
            {t('financing.costs.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
