/** What grows, since when, and in which soil. */
import { useI18n } from '@repo/i18n/react';
import { DateField } from '@repo/ui/date-field';
import { SelectField } from '@repo/ui/select-field';
import { TextField } from '@repo/ui/text-field';
import { longestTitle } from '../../wire/limits.ts';
import { useToday } from '../use-today.ts';
import { cropChoices, soilChoices, soilHint, stageChoices, variantChoices } from './choices.ts';
import { cropOf, stageChoicesOf, variantsOf, withCrop } from './field-form.ts';
import { Box, Fields, type PlaceState, Wide } from './form-parts.tsx';
import { StartChoice } from './start-choice.tsx';

export function CropSection({ state }: { readonly state: PlaceState }) {
  const i18n = useI18n();
  const { t } = i18n;
  const today = useToday();
  const { form, change, at } = state;
  const crop = cropOf(form);
  return (
    <Fields title={t('crops.form.crop-section')}>
      <Box place="title">
        <TextField
          {...at('title')}
          hint={t('crops.form.title-hint')}
          maxLength={longestTitle}
          value={form.title}
          onChange={(title) => change({ title })}
        />
      </Box>
      <Box place="crop">
        <SelectField
          {...at('crop')}
          value={form.crop}
          options={cropChoices(i18n)}
          onChange={(next) => change(withCrop(next))}
          hint={crop === 'rice' ? t('crops.form.rice-hint') : undefined}
        />
      </Box>
      {variantsOf(crop).length > 0 && (
        <Box place="variant">
          <SelectField
            {...at('variant')}
            value={form.variant}
            options={variantChoices(form, i18n)}
            onChange={(variant) => change({ variant })}
          />
        </Box>
      )}
      {crop !== null && (
        <Box place="stages">
          <SelectField
            {...at('stages')}
            value={form.stages}
            options={stageChoices(form, i18n)}
            disabled={stageChoicesOf(crop).length === 0}
            onChange={(stages) => change({ stages })}
            hint={t(stageChoicesOf(crop).length === 0 ? 'crops.form.no-stages' : 'crops.form.stages-hint')}
          />
        </Box>
      )}
      <Box place="sowingDate">
        <DateField
          {...at('sowingDate')}
          today={today}
          value={form.sowingDate}
          onChange={(sowingDate) => change({ sowingDate })}
          hint={t('crops.form.sowingDate-hint')}
        />
      </Box>
      <Box place="soil">
        <SelectField
          {...at('soil')}
          value={form.soil}
          options={soilChoices(i18n)}
          onChange={(soil) => change({ soil })}
          hint={soilHint(form.soil, i18n)}
        />
      </Box>
      <Wide>
        <StartChoice state={state} />
      </Wide>
    </Fields>
  );
}
