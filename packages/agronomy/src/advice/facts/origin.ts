/** How far an input may be trusted, which its label says with where it comes from. */
import type { FactInput, FactStatus } from '@repo/facts';
import type { WeatherKind } from '../../weather/day.ts';

/**
 * Best first. What a person typed is his own word and cannot be checked here, so it ranks after a printed table in another's
 * transcription; what was assumed, estimated or forecast ranks last of all that is known.
 */
const ranking: readonly FactStatus[] = ['verified', 'secondary', 'user', 'unverified', 'missing'];

/** The weakest of several; `verified` of none. */
export function weakestStatus(statuses: readonly FactStatus[]): FactStatus {
  return ranking[Math.max(0, ...statuses.map((status) => ranking.indexOf(status)))] ?? 'missing';
}

/** Something that a figure stands on and that keeps it from being verified. */
export interface Ground {
  readonly status: Extract<FactStatus, 'secondary' | 'user' | 'unverified'>;
  /** Why, as a message key; a model's view of a past day needs no sentence beside its label. */
  readonly scopeKey?: (typeof groundScopes)[number];
}

/** In the order in which one of them speaks for several of the same status. */
export const groundScopes = [
  'scope.radiation-estimated',
  'scope.humidity-estimated',
  'scope.wind-assumed',
  'scope.from-forecast',
  'scope.rain-unknown',
  'scope.stands-on-unverified',
  'scope.from-typed',
] as const;

export const grounds = {
  radiation: { status: 'unverified', scopeKey: 'scope.radiation-estimated' },
  humidity: { status: 'unverified', scopeKey: 'scope.humidity-estimated' },
  wind: { status: 'unverified', scopeKey: 'scope.wind-assumed' },
  forecast: { status: 'unverified', scopeKey: 'scope.from-forecast' },
  rainUnknown: { status: 'unverified', scopeKey: 'scope.rain-unknown' },
  /** A fact that it opens is unverified for a reason of its own. */
  opened: { status: 'unverified', scopeKey: 'scope.stands-on-unverified' },
  model: { status: 'secondary' },
  typed: { status: 'user', scopeKey: 'scope.from-typed' },
} as const satisfies Record<string, Ground>;

/** Of a record of weather; none for an observation. */
export function groundOfKind(kind: WeatherKind): Ground | undefined {
  if (kind === 'forecast') return grounds.forecast;
  return kind === 'analysis' || kind === 'reanalysis' ? grounds.model : undefined;
}

const groundOfLabel: Readonly<Record<string, Ground>> = {
  'solar-radiation.temperature-range': grounds.radiation,
  krs: grounds.radiation,
  'vapour-pressure.dew-point-from-minimum': grounds.humidity,
  'dew-point-offset': grounds.humidity,
  'rh-min.dew-point-from-minimum': grounds.humidity,
  'wind-at-2m.two-metres-a-second': grounds.wind,
  'days-without-rain-record': grounds.rainUnknown,
  // The field's gauge is read and written down by a person.
  'rain.gauge': grounds.typed,
  'water-since': grounds.typed,
  'wind-at-2m.stage-climate': grounds.typed,
  'rh-min.stage-climate': grounds.typed,
  'stage-wind.given': grounds.typed,
  'stage-rh-min.given': grounds.typed,
  'wetted-fraction.irrigation': grounds.typed,
  'depletion-at-start': grounds.typed,
  'layer-at-start.dry': grounds.typed,
  'layer-at-start.field-capacity': grounds.typed,
  area: grounds.typed,
  discharge: grounds.typed,
};

/**
 * What keeps the input from being verified; undefined when nothing does. Which field it is (place, sowing, crop, class of soil) is
 * a choice that the figures are of, not a value that they trust.
 */
export function groundOf({ labelKey, value }: FactInput): Ground | undefined {
  if (labelKey === 'raw-share') return value === '1' ? undefined : grounds.typed;
  const [, kind] = /^(?:weather|rain)\.(analysis|reanalysis|forecast)\b/.exec(labelKey) ?? [];
  if (kind === 'forecast') return grounds.forecast;
  return kind === undefined ? groundOfLabel[labelKey] : grounds.model;
}

/** The sentence for a status: the first of the grounds that are as weak as it. */
export function scopeOf(status: FactStatus, found: readonly Ground[]): Ground['scopeKey'] {
  const said = found.filter((ground) => ground.status === status).map(({ scopeKey }) => scopeKey);
  return groundScopes.find((key) => said.includes(key));
}
