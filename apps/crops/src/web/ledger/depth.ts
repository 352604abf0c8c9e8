/** Depths of water between what people say and what is stored: tenths of a millimetre. */
import { inchesFromMm, mmFromInches } from '@repo/agronomy';
import type { I18n } from '@repo/i18n/react';
import type { DecimalBounds } from '@repo/ui/decimal-field';
import { depthTenths } from '../../wire/limits.ts';
import { type Read, readable, readNumber } from '../form/read-place.ts';

export type DepthUnit = 'mm' | 'inch';

const tenthsPerMm = 10;

/** Millimetres with the inches beside them. */
export function depthText(tenths: number, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const mm = tenths / tenthsPerMm;
  return t('crops.depth.both', {
    mm: format.number(String(mm), { decimals: 1 }),
    inches: format.number(inchesFromMm(mm).toFixed(1)),
  });
}

/** Half a metre at most; what is stored is not finer than a tenth of a millimetre. */
export const depthBounds: Readonly<Record<DepthUnit, DecimalBounds>> = {
  mm: { min: depthTenths.low / tenthsPerMm, max: depthTenths.high / tenthsPerMm, decimals: 1 },
  inch: { min: 0.01, max: Math.floor(inchesFromMm(depthTenths.high / tenthsPerMm)), decimals: 2 },
};

/** Typed in a unit to whole tenths of a millimetre. */
export function readDepth(text: string, unit: DepthUnit): Read<number> {
  const read = readNumber(text, depthBounds[unit]);
  if (!read.ok) return read;
  return readable(Math.round((unit === 'mm' ? read.value : mmFromInches(read.value)) * tenthsPerMm));
}
