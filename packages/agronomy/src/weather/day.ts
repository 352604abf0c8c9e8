/** Weather as the engine reads it: the port that adapters fill. An absent value is absent, never 0. */
import type { IsoDate } from '@repo/facts';

/** `analysis`: a model's view of a past day, not an observation. */
export const weatherKinds = ['gauge', 'station', 'analysis', 'reanalysis', 'forecast'] as const;
export type WeatherKind = (typeof weatherKinds)[number];

export interface WeatherDay {
  /** Local civil date. */
  date: IsoDate;
  kind: WeatherKind;
  provider: string;
  tmaxC: number;
  tminC: number;
  rhMaxPct?: number;
  rhMinPct?: number;
  rhMeanPct?: number;
  tdewC?: number;
  /** Mean of the day, at the height of the measurement. */
  wind?: { speedMs: number; heightM: number };
  /** Solar radiation, MJ m⁻² d⁻¹. */
  rsMj?: number;
  sunshineHours?: number;
  rainMm?: number;
  rainProbabilityPct?: number;
  /** The provider's own ETo, shown beside ours. */
  et0ProviderMm?: number;
}

export interface Site {
  /** South negative. */
  latitudeDeg: number;
  elevationM: number;
}
