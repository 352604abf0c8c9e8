/** How large the field is, and how it gets its water. */
import { useI18n } from '@repo/i18n/react';
import { RadioCards } from '@repo/ui/radio-cards';
import { RateField } from '@repo/ui/rate-field';
import { SelectField } from '@repo/ui/select-field';
import { TextField } from '@repo/ui/text-field';
import { methodChoices } from './choices.ts';
import { efficiencyHint } from './efficiency-hint.ts';
import { Box, Fields, type PlaceState } from './form-parts.tsx';

export function WaterSection({ state }: { readonly state: PlaceState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { form, change, at } = state;
  return (
    <Fields title={t('crops.form.water-section')}>
      <Box place="area">
        <div className="flex flex-col gap-2">
          <TextField {...at('area')} value={form.area} onChange={(area) => change({ area })} />
          <RadioCards
            label={t('crops.form.area-unit')}
            labelHidden
            layout="segments"
            value={form.areaUnit}
            options={['acre', 'kanal'].map((unit) => ({ value: unit, label: t(`crops.unit.${unit}`) }))}
            onChange={(areaUnit) => change({ areaUnit })}
          />
        </div>
      </Box>
      <Box place="method">
        <SelectField
          {...at('method')}
          value={form.method}
          options={methodChoices(i18n)}
          onChange={(method) => change({ method })}
        />
      </Box>
      <Box place="efficiency">
        <RateField
          {...at('efficiency')}
          optional
          value={form.efficiency}
          onChange={(efficiency) => change({ efficiency })}
          source={<span className="text-ink-soft">{efficiencyHint(form.method, i18n)}</span>}
        />
      </Box>
      <Box place="discharge">
        <TextField
          {...at('discharge')}
          optional
          hint={t('crops.form.discharge-hint')}
          value={form.discharge}
          onChange={(discharge) => change({ discharge })}
        />
      </Box>
    </Fields>
  );
}
