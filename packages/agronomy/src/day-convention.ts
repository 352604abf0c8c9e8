/**
 * When in the day water comes. `eq8.15`: evapotranspiration before percolation, as eq. 8.15; `early`: rain and irrigation in
 * the morning, percolation before evapotranspiration, as Example 38 of 1998 (8.3 of 2025). One day of ET lies between them.
 */
export type DayConvention = 'eq8.15' | 'early';
