/** What each typed number of the form may be: the field shows it, the reading of the form keeps to it. */
import type { DecimalBounds } from '@repo/ui/decimal-field';
import { elevation, mostAcres, mostCusecs, mostWaterPct } from '../../wire/limits.ts';

export const kanalPerAcre = 8;

/** Finer than any map: a phone gives a place with up to eight decimals. */
const degrees = { decimals: 8 } as const;
const share: DecimalBounds = { min: 0, max: 100, above: true, decimals: 2, percent: true };

export const latitudeBounds: DecimalBounds = { min: -90, max: 90, ...degrees };
export const longitudeBounds: DecimalBounds = { min: -180, max: 180, ...degrees };
/** Metres. */
export const elevationBounds: DecimalBounds = { min: elevation.low, max: elevation.high, decimals: 2 };
/** Per cent. */
export const efficiencyBounds = share;
export const wettedBounds = share;
/** Per cent by volume. */
export const startPercentBounds: DecimalBounds = { ...share, max: mostWaterPct };
/** Cusecs. */
export const dischargeBounds: DecimalBounds = { min: 0, max: mostCusecs, above: true, decimals: 3 };

/** Of an area that was typed in kanal and comes back in acres. */
export const areaDecimals = 6;

/** In the unit that the form was filled in with. */
export function areaBounds(unit: string): DecimalBounds {
  return { min: 0, max: mostAcres * (unit === 'kanal' ? kanalPerAcre : 1), above: true, decimals: areaDecimals };
}
