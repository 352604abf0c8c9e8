/** How large the field is, and how it gets its water. */
import { useI18n } from '@repo/i18n/react';
import { DecimalField } from '@repo/ui/decimal-field';
import { RadioCards } from '@repo/ui/radio-cards';
import { SelectField } from '@repo/ui/select-field';
import { areaBounds, dischargeBounds, efficiencyBounds, wettedBounds } from './bounds.ts';
import { furrowChoices, methodChoices } from './choices.ts';
import { efficiencyHint } from './efficiency-hint.ts';
import { Box, Fields, type PlaceState } from './form-parts.tsx';
import { wettedHint } from './wetted-hint.ts';

export function WaterSection({ state }: { readonly state: PlaceState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { form, change, at } = state;
  return (
    <Fields title={t('crops.form.water-section')}>
      <Box place="area">
        <div className="flex flex-col gap-2">
          <DecimalField
            {...at('area')}
            bounds={areaBounds(form.areaUnit)}
            unit={t(`crops.unit.${form.areaUnit}`)}
            value={form.area}
            onChange={(area) => change({ area })}
          />
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
      {form.method === 'furrow' && (
        <Box place="furrows">
          <SelectField
            {...at('furrows')}
            value={form.furrows}
            options={furrowChoices(i18n)}
            onChange={(furrows) => change({ furrows })}
          />
        </Box>
      )}
      <Box place="wetted">
        <DecimalField
          {...at('wetted')}
          optional
          bounds={wettedBounds}
          unit={t('ui.rate.unit')}
          value={form.wetted}
          onChange={(wetted) => change({ wetted })}
          hint={wettedHint(form, i18n)}
        />
      </Box>
      <Box place="efficiency">
        <DecimalField
          {...at('efficiency')}
          optional
          bounds={efficiencyBounds}
          unit={t('ui.rate.unit')}
          value={form.efficiency}
          onChange={(efficiency) => change({ efficiency })}
          hint={efficiencyHint(form.method, i18n)}
        />
      </Box>
      <Box place="discharge">
        <DecimalField
          {...at('discharge')}
          optional
          bounds={dischargeBounds}
          unit={t('crops.unit.cusec')}
          value={form.discharge}
          onChange={(discharge) => change({ discharge })}
          hint={t('crops.form.discharge-hint')}
        />
      </Box>
    </Fields>
  );
}
