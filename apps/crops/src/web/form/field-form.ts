/** A field as it is being typed: every place of the form holds its text. */
import { type CropId, type CropVariant, coefficientRowsOf, isCropId, type StageRow, stageRowsOf } from '@repo/agronomy';
import type { I18n } from '@repo/i18n/react';
import { toUrduDigits } from '@repo/urdu-text/digits';
import type { StartMoisture } from '../../wire/inputs.ts';
import type { FieldRow } from '../../wire/stored.ts';
import { areaDecimals } from './bounds.ts';

export const places = [
  'title',
  'crop',
  'variant',
  'stages',
  'sowingDate',
  'soil',
  'start',
  'startPercent',
  'placeName',
  'latitude',
  'longitude',
  'elevation',
  'area',
  'method',
  'furrows',
  'wetted',
  'efficiency',
  'discharge',
] as const;
export type Place = (typeof places)[number];

/** Drafts are kept as JSON, so this is a type and no interface. */
export type FieldForm = { readonly [place in Place]: string } & {
  /** 'acre' or 'kanal' */
  readonly areaUnit: string;
  /** The city that was chosen to begin from; '' for none. */
  readonly city: string;
  /** A fresh UUID before the first save, the public id afterwards. */
  readonly id: string;
};

/** Changes when a place means something else than before; a place that is added only starts empty in an older draft. */
const shape = 1;
export const newDraftKey = `crops.new-field.${shape}`;
export const savedDraftKey = (id: string) => `crops.field.${shape}.${id}`;

export function emptyForm(id: string): FieldForm {
  return {
    id,
    title: '',
    crop: '',
    variant: '',
    stages: '',
    sowingDate: '',
    soil: '',
    start: '',
    startPercent: '',
    city: '',
    placeName: '',
    latitude: '',
    longitude: '',
    elevation: '',
    area: '',
    areaUnit: 'acre',
    method: 'basin',
    furrows: '',
    wetted: '',
    efficiency: '',
    discharge: '',
  };
}

export function formOf({ id, title, inputs }: FieldRow, { digits, format }: Pick<I18n, 'digits' | 'format'>): FieldForm {
  const number = (value: number | null) => numberText(value, digits);
  const { place } = inputs;
  return {
    id,
    title,
    crop: inputs.crop,
    variant: inputs.variant ?? '',
    stages: inputs.stages,
    sowingDate: format.date(inputs.sowingDate),
    soil: inputs.soil,
    ...startTexts(inputs.start, number),
    city: '',
    placeName: place.name,
    latitude: number(place.latitudeDeg),
    longitude: number(place.longitudeDeg),
    elevation: number(place.elevationM),
    area: number(Number(inputs.areaAcres.toFixed(areaDecimals))),
    areaUnit: 'acre',
    method: inputs.method,
    furrows: inputs.furrows ?? '',
    wetted: number(inputs.wettedPct),
    efficiency: number(inputs.efficiencyPct),
    discharge: number(inputs.dischargeCusecs),
  };
}

/** The answer is one choice, and a number where it was measured. */
function startTexts(start: StartMoisture | null, number: (value: number) => string): Pick<FieldForm, 'start' | 'startPercent'> {
  if (start?.kind === 'measured') return { start: start.kind, startPercent: number(start.percent) };
  return { start: start?.kind === 'estimated' ? start.step : (start?.kind ?? ''), startPercent: '' };
}

/** As the person writes numbers; '' for none. */
export function numberText(value: number | null, digits: I18n['digits']): string {
  if (value === null) return '';
  return digits === 'urdu' ? toUrduDigits(String(value)) : String(value);
}

export function cropOf({ crop }: FieldForm): CropId | null {
  return isCropId(crop) ? crop : null;
}

/** What the table asks to tell apart; none when it has one row of the crop. */
export function variantsOf(crop: CropId | null): readonly CropVariant[] {
  const rows = crop === null ? [] : coefficientRowsOf(crop, '2025');
  return rows.length > 1 ? rows.flatMap(({ variant }) => variant ?? []) : [];
}

/** Rows of stage lengths, those that name Pakistan first. */
export function stageChoicesOf(crop: CropId | null): readonly StageRow[] {
  const rows = crop === null ? [] : stageRowsOf(crop);
  return [...rows].sort((a, b) => Number(b.namesPakistan) - Number(a.namesPakistan));
}

/** What a chosen crop settles: the only row there is, and nothing that belongs to another crop. */
export function withCrop(crop: string): Partial<FieldForm> {
  const rows = isCropId(crop) ? stageChoicesOf(crop) : [];
  return { crop, variant: '', stages: rows.length === 1 ? (rows[0]?.id ?? '') : '' };
}
