/** What can be chosen, in words. */
import { cropIds, findSoil, type StageRow, soilRows } from '@repo/agronomy';
import { type Rate, rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import type { RadioOption } from '@repo/ui/radio-cards';
import type { SelectOption } from '@repo/ui/select-field';
import { thetaOfStep } from '../../advice/start-moisture.ts';
import { furrowLayouts, irrigationMethods, moistureSteps } from '../../wire/inputs.ts';
import { cities } from './cities.ts';
import { cropOf, type FieldForm, stageChoicesOf, variantsOf } from './field-form.ts';

type Texts = Pick<I18n, 't' | 'format'>;
type Options = readonly SelectOption<string>[];

const none = ({ t }: Texts): SelectOption<string> => ({ value: '', label: t('crops.form.choose') });

export function cropChoices(i18n: Texts): Options {
  return [none(i18n), ...cropIds.map((crop) => ({ value: crop, label: i18n.t(`crops.crop.${crop}`) }))];
}

export function variantChoices(form: FieldForm, i18n: Texts): Options {
  const variants = variantsOf(cropOf(form));
  return [none(i18n), ...variants.map((variant) => ({ value: variant, label: i18n.t(`crops.variant.${variant}`) }))];
}

export function stageChoices(form: FieldForm, i18n: Texts): Options {
  const rows = stageChoicesOf(cropOf(form));
  return [none(i18n), ...rows.map((row) => ({ value: row.id, label: stageRowText(row, i18n) }))];
}

/** The region and months of the table's row and its days: "Central India, November: start 15, growth 25, middle 50, ripening 30 days". */
export function stageRowText({ id, crop, stages, plantingMonths }: StageRow, { t, format }: Texts): string {
  const [, region = ''] = id.split('.');
  const group = crop === 'small-grains' || crop === 'sugarcane-ratoon' ? [t(`crops.stage-group.${crop}`)] : [];
  const months = plantingMonths.map((month) => t(`crops.month.${month}`));
  const named = [...group, t(`crops.region.${region}`), ...(months.length > 0 ? [format.list(months)] : [])];
  const [ini, dev, mid, late] = [stages.iniDays, stages.devDays, stages.midDays, stages.lateDays].map((days) =>
    format.number(days),
  );
  return t('crops.form.stage-row', {
    place: named.reduce((first, second) => t('crops.form.stage-place', { first, second })),
    ini: ini ?? '',
    dev: dev ?? '',
    mid: mid ?? '',
    late: late ?? '',
  });
}

export function soilChoices(i18n: Texts): Options {
  return [none(i18n), ...soilRows.map(({ id }) => ({ value: id, label: soilText(id, i18n) }))];
}

/** "Loam (FAO-56)": two tables use the same names for unlike soils. */
export function soilText(id: string, { t }: Texts): string {
  const [family = '', name = ''] = id.split('.');
  return t('crops.form.soil-option', { soil: t(`crops.soil.${name}`), family: t(`crops.soil-family.${family}`) });
}

/** Water that a chosen soil holds, as its table has it. */
export function soilHint(id: string, { t, format }: Texts): string | undefined {
  const row = findSoil(id);
  if (!row) return t('crops.form.soil-hint');
  const percent = (theta: number) => format.percent(ratio(theta));
  return t('crops.form.soil-water', { wet: percent(row.thetaFc), dry: percent(row.thetaWp), source: row.source.document });
}

/** Each estimate with the water content that it stands for in the chosen soil. */
export function startOptions(soil: string, { t, format }: Texts): readonly RadioOption<string>[] {
  const row = findSoil(soil);
  const percent = (theta: number) => format.percent(ratio(theta));
  const words = (value: string, description: string) => ({ value, label: t(`crops.form.start-${value}`), description });
  return [
    words(
      'field-capacity',
      row ? t('crops.form.start-full-at', { percent: percent(row.thetaFc) }) : t('crops.form.start-full'),
    ),
    ...moistureSteps.map((step) =>
      words(
        step,
        row ? t('crops.form.start-estimate-at', { percent: percent(thetaOfStep(step, row)) }) : t('crops.form.start-estimate'),
      ),
    ),
    words('measured', t('crops.form.start-measured-how')),
  ];
}

export function furrowChoices(i18n: Texts): Options {
  return [none(i18n), ...furrowLayouts.map((layout) => ({ value: layout, label: i18n.t(`crops.furrows.${layout}`) }))];
}

export function methodChoices({ t }: Texts) {
  return irrigationMethods.map((method) => ({ value: method, label: t(`crops.method.${method}`) }));
}

export function cityChoices({ t }: Texts): Options {
  return [
    { value: '', label: t('crops.form.no-city') },
    ...cities.map(({ id }) => ({ value: id, label: t(`crops.city.${id}`) })),
  ];
}

function ratio(value: number): Rate {
  return rate(value.toFixed(4));
}
