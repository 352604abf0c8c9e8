/** The whole form: what is sent, or every mistake by its place. */
import { cropIds, soilRows } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import { readDate } from '@repo/ui/date-field';
import { type FieldInputs, irrigationMethods } from '../../wire/inputs.ts';
import { elevation, longestName, longestTitle, mostAcres, mostCusecs } from '../../wire/limits.ts';
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

const kanalPerAcre = 8;

export function readForm(form: FieldForm): FormReading {
  const read = readPlaces(form);
  const mistakes = new Map<Place, Mistake>();
  for (const place of places) {
    const one = read[place];
    if (!one.ok) mistakes.set(place, one.mistake);
  }
  const { title, crop, variant, stages, sowingDate, soil, placeName, latitude, longitude } = read;
  const { area, method, efficiency, discharge } = read;
  if (
    !(title.ok && crop.ok && variant.ok && stages.ok && sowingDate.ok && soil.ok) ||
    !(placeName.ok && latitude.ok && longitude.ok && read.elevation.ok && area.ok && method.ok && efficiency.ok && discharge.ok)
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
      method: method.value,
      efficiencyPct: efficiency.value,
      areaAcres: area.value / (form.areaUnit === 'kanal' ? kanalPerAcre : 1),
      dischargeCusecs: discharge.value,
    },
  };
}

function readPlaces(form: FieldForm) {
  const crop = cropOf(form);
  const variants = variantsOf(crop);
  const rows = stageChoicesOf(crop).map(({ id }) => id);
  const mostArea = mostAcres * (form.areaUnit === 'kanal' ? kanalPerAcre : 1);
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
    placeName: readText(form.placeName, longestName),
    latitude: readNumber(form.latitude, { low: -90, high: 90 }),
    longitude: readNumber(form.longitude, { low: -180, high: 180 }),
    elevation: readNumber(form.elevation, elevation),
    area: readNumber(form.area, { low: 0, high: mostArea, above: true }),
    method: readChoice(form.method, irrigationMethods),
    efficiency: readOptionalNumber(form.efficiency, { low: 0, high: 100, above: true }),
    discharge: readOptionalNumber(form.discharge, { low: 0, high: mostCusecs, above: true }),
  } as const satisfies { readonly [place in Place]: Read<unknown> };
}

function readSowing(text: string): Read<IsoDate> {
  const reading = readDate(text);
  if (reading.kind === 'empty') return missing('crops.form.mistake.date-needed');
  return reading.kind === 'read' ? readable(reading.date) : wrong('errors.DATE_INVALID');
}
