import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { DateField } from '@repo/ui/date-field';
import { IconButton } from '@repo/ui/icon-button';
import { MoneyField } from '@repo/ui/money-field';
import { mostDates } from '../../../wire/limits.ts';
import type { HarvestRow } from './field.ts';
import { type FormState, withHarvest } from './form-state.ts';
import { PlaceBox } from './place-box.tsx';

const newRow: HarvestRow = { due: '', capital: '' };

/** The dates and parts of a plan by date. */
export default function HarvestList({ state }: { readonly state: FormState }) {
  const { t } = useI18n();
  const { harvests } = state.values;
  const errorText = (place: Parameters<FormState['errorAt']>[0]) => {
    const mistake = state.errorAt(place);
    return mistake && t(mistake.key, mistake.params);
  };
  return (
    <PlaceBox place="harvests">
      <fieldset className="flex flex-col gap-4">
        <legend className="font-semibold">{t('financing.harvests.title')}</legend>
        <p className="text-sm text-ink-soft">{t('financing.harvests.hint')}</p>
        {harvests.map((row, index) => (
          // A row has no name of its own; its place in the list is what it is.
          <div key={`harvest-${String(index)}`} className="flex items-start gap-2 border-s-2 border-line ps-4">
            <div className="flex grow flex-col gap-3">
              <PlaceBox place={`harvests.${index}.due`}>
                <DateField
                  label={t('financing.harvests.due')}
                  value={row.due}
                  onChange={(due) => state.change(withHarvest(state.values, index, { due }))}
                  error={errorText(`harvests.${index}.due`)}
                  today={state.today}
                />
              </PlaceBox>
              <PlaceBox place={`harvests.${index}.capital`}>
                <MoneyField
                  label={t('financing.harvests.capital')}
                  value={row.capital}
                  onChange={(capital) => state.change(withHarvest(state.values, index, { capital }))}
                  error={errorText(`harvests.${index}.capital`)}
                />
              </PlaceBox>
            </div>
            <IconButton
              icon="delete"
              label={t('financing.harvests.remove')}
              onPress={() => state.change({ harvests: harvests.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        {harvests.length < mostDates && (
          <div>
            <Button icon="add" size="small" onPress={() => state.change({ harvests: [...harvests, newRow] })}>
              {t('financing.harvests.add')}
            </Button>
          </div>
        )}
      </fieldset>
    </PlaceBox>
  );
}
