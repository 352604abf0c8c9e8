/** The whole form: what is sent, or every mistake by its place. */
import { cropIds, soilRows } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import { dateExample, readDate } from '@repo/ui/date-field';
import { type FieldInputs, furrowLayouts, irrigationMethods, moistureSteps, type StartMoisture } from '../../wire/inputs.ts';
import { longestName, longestTitle } from '../../wire/limits.ts';
import {
  areaBounds,
  areaDecimals,
  dischargeBounds,
  efficiencyBounds,
  elevationBounds,
  kanalPerAcre,
  latitudeBounds,
  longitudeBounds,
  startPercentBounds,
  wettedBounds,
} from './bounds.ts';
import { cropOf, type FieldForm, type Place, places, stageChoicesOf, variantsOf } from './field-form.ts';
import {
  type Mistake,
  missing,
  type Read,
  readable,
  readChoice,
  readNumber,
  readOptionalNumber,
  readText,
  wrong,
} from './read-place.ts';

export type Mistakes = ReadonlyMap<Place, Mistake>;

export type FormReading =
  | { readonly ok: true; readonly title: string; readonly inputs: FieldInputs }
  | { readonly ok: false; readonly mistakes: Mistakes };

export function readForm(form: FieldForm): FormReading {
  const read = readPlaces(form);
  const mistakes = new Map<Place, Mistake>();
  for (const place of places) {
    const one = read[place];
    if (!one.ok) mistakes.set(place, one.mistake);
  }
  const { title, crop, variant, stages, sowingDate, soil, start, startPercent, placeName, latitude, longitude } = read;
  const { area, method, furrows, wetted, efficiency, discharge } = read;
  if (
    !(title.ok && crop.ok && variant.ok && stages.ok && sowingDate.ok && soil.ok && start.ok && startPercent.ok) ||
    !(placeName.ok && latitude.ok && longitude.ok && read.elevation.ok && area.ok) ||
    !(method.ok && furrows.ok && wetted.ok && efficiency.ok && discharge.ok)
  ) {
    return { ok: false, mistakes };
  }
  return {
    ok: true,
    title: title.value,
    inputs: {
      place: {
        name: placeName.value,
        latitudeDeg: latitude.value,
        longitudeDeg: longitude.value,
        elevationM: read.elevation.value,
      },
      crop: crop.value,
      variant: variant.value,
      stages: stages.value,
      sowingDate: sowingDate.value,
      soil: soil.value,
      start: startOf(start.value, startPercent.value),
      method: method.value,
      furrows: furrows.value,
      wettedPct: wetted.value,
      efficiencyPct: efficiency.value,
      areaAcres: Number((area.value / (form.areaUnit === 'kanal' ? kanalPerAcre : 1)).toFixed(areaDecimals)),
      dischargeCusecs: discharge.value,
    },
  };
}

function readPlaces(form: FieldForm) {
  const crop = cropOf(form);
  const variants = variantsOf(crop);
  const rows = stageChoicesOf(crop).map(({ id }) => id);
  return {
    title: readText(form.title, longestTitle),
    crop: readChoice(form.crop, cropIds),
    variant: variants.length === 0 ? readable(null) : readChoice(form.variant, variants),
    stages: rows.length === 0 ? readable('') : readChoice(form.stages, rows),
    sowingDate: readSowing(form.sowingDate),
    soil: readChoice(
      form.soil,
      soilRows.map(({ id }) => id),
    ),
    start: readChoice(form.start, startChoices, 'crops.form.mistake.answer-needed'),
    startPercent: form.start === 'measured' ? readNumber(form.startPercent, startPercentBounds) : readable(null),
    placeName: readText(form.placeName, longestName),
    latitude: readNumber(form.latitude, latitudeBounds),
    longitude: readNumber(form.longitude, longitudeBounds),
    elevation: readNumber(form.elevation, elevationBounds),
    area: readNumber(form.area, areaBounds(form.areaUnit)),
    method: readChoice(form.method, irrigationMethods),
    furrows: form.method === 'furrow' ? readChoice(form.furrows, furrowLayouts) : readable(null),
    wetted: readOptionalNumber(form.wetted, wettedBounds),
    efficiency: readOptionalNumber(form.efficiency, efficiencyBounds),
    discharge: readOptionalNumber(form.discharge, dischargeBounds),
  } as const satisfies { readonly [place in Place]: Read<unknown> };
}

export const startChoices = ['field-capacity', ...moistureSteps, 'measured'] as const;

function startOf(choice: (typeof startChoices)[number], percent: number | null): StartMoisture | null {
  if (choice === 'field-capacity') return { kind: choice };
  if (choice === 'measured') return percent === null ? null : { kind: choice, percent };
  return { kind: 'estimated', step: choice };
}

function readSowing(text: string): Read<IsoDate> {
  const reading = readDate(text);
  if (reading.kind === 'empty') return missing('crops.form.mistake.date-needed');
  if (reading.kind === 'read') return readable(reading.date);
  return reading.code === 'DATE_UNREADABLE'
    ? wrong('ui.date.unreadable', { example: dateExample })
    : wrong('errors.DATE_INVALID');
}
