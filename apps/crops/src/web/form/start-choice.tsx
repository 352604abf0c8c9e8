/** How wet the root zone was on the day of sowing. No answer is chosen beforehand: it changes the first weeks of the season. */
import { useI18n } from '@repo/i18n/react';
import { DecimalField } from '@repo/ui/decimal-field';
import { RadioCards } from '@repo/ui/radio-cards';
import { startPercentBounds } from './bounds.ts';
import { startOptions } from './choices.ts';
import { Box, type PlaceState } from './form-parts.tsx';
import { startReading } from './start-reading.ts';

export function StartChoice({ state }: { readonly state: PlaceState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { form, change, at } = state;
  return (
    <div className="flex flex-col gap-6">
      <Box place="start">
        <RadioCards
          {...at('start')}
          value={form.start}
          options={startOptions(form.soil, i18n)}
          onChange={(start) => change({ start })}
          hint={t('crops.form.start-hint')}
        />
      </Box>
      {form.start === 'measured' && (
        <Box place="startPercent">
          <DecimalField
            {...at('startPercent')}
            bounds={startPercentBounds}
            unit={t('ui.rate.unit')}
            value={form.startPercent}
            onChange={(startPercent) => change({ startPercent })}
            reading={startReading(form, i18n)}
            hint={t('crops.form.startPercent-hint')}
          />
        </Box>
      )}
    </div>
  );
}
