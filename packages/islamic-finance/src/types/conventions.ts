/** How figures are made. */

export type ProductId = 'murabaha' | 'diminishing-musharakah';

/** Half away from zero, or half to even. */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN';

/** `monthly`: rate / 12 whatever the days. `act/act` counts the days in (start, end]. */
export type DayCount = 'monthly' | '30/360' | '30U/360' | 'act/365F' | 'act/360' | 'act/act';

/** How figures are made; every page of figures states it. */
export interface Conventions {
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  readonly instalmentRounding: 'HALF_UP' | 'FLOOR';
  /** Moves a large difference of the last instalment into all of them, at most three rounds. */
  readonly iterateInstalment: boolean;
}
