/** Every message key that an advice can emit, for a catalogue's completeness test. */
import { stageNames } from '../crop-coefficient/index.ts';
import { estimateMethods } from '../reference-et/index.ts';
import { weatherKinds } from '../weather/day.ts';
import { missingReasons, needs } from './types.ts';

/** Ids of the facts without the vertical: the fact `crops.eto.day` has the label `facts.eto.day`. */
const figures = [
  'dr.start',
  'et0.provider',
  'etc.day',
  'eto.day',
  'irr.ea',
  'irr.gross',
  'irr.hours',
  'irr.inches',
  'irr.lr',
  'irr.net',
  'irr.next.date.dry',
  'irr.next.date.withRain',
  'irr.volume',
  'kc.day',
  'ks',
  'rain.day',
  'raw',
  'stage.day',
  'stage.name',
  'taw',
];

/** Labels of the inputs of formulas. */
const labels = [
  'application-efficiency',
  'area',
  'as-of',
  'day-convention.early',
  'day-convention.eq8.15',
  'days-without-rain-record',
  'depletion',
  'depletion-at-start',
  'depletion-fraction',
  'depletion-fraction-today',
  'depletion-on-date',
  'depletion-yesterday',
  'discharge',
  'eta-yesterday',
  'etc',
  'eto',
  'field-capacity',
  'gross-depth',
  'irrigation-yesterday',
  'kc',
  'kc-end',
  'kc-ini',
  'kc-mid',
  'leaching-requirement',
  'length-dev',
  'length-ini',
  'length-late',
  'length-mid',
  'net-depth',
  'net-radiation',
  'next-date',
  'percolation-yesterday',
  'psychrometric-constant',
  'rain-yesterday',
  'raw',
  'raw-on-date',
  'raw-share',
  'root-depth',
  'saturation-slope',
  'saturation-vapour-pressure',
  'season-day',
  'sowing',
  'taw',
  'volume',
  'wilting-point',
  ...weatherKinds.flatMap((kind) => [`rain.${kind}`, `weather.${kind}.tmax`, `weather.${kind}.tmin`]),
  ...estimateMethods.vapourPressure.map((method) => `vapour-pressure.${method}`),
  ...estimateMethods.solarRadiation.map((method) => `solar-radiation.${method}`),
  ...estimateMethods.windAt2m.map((method) => `wind-at-2m.${method}`),
];

const scopes = ['kc-as-tabulated', 'projection.dry', 'projection.withRain', 'radiation-estimated'];

/** Keys below the vertical's own namespace: `facts.…`, `missing.…`, `needs.…`, `scope.…`, `stage.…`, `rounding.…`. */
export const messageKeys: readonly string[] = [
  ...new Set([
    ...[...figures, ...labels].map((key) => `facts.${key}`),
    ...missingReasons.map((reason) => `missing.${reason}`),
    ...needs.map((need) => `needs.${need}`),
    ...scopes.map((scope) => `scope.${scope}`),
    ...stageNames.map((name) => `stage.${name}`),
    'rounding.six-decimals',
  ]),
].sort();
