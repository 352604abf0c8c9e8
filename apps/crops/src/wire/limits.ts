/** Bounds of inputs, the same in the form and in the API. */

export const longestTitle = 120;
export const longestName = 120;
export const mostAcres = 100_000;
export const mostCusecs = 1000;
/** Metres above the sea: the Dead Sea's shore to above any field. */
export const elevation = { low: -450, high: 6000 } as const;
/** Water in a soil, per cent by volume: no mineral soil holds more. */
export const mostWaterPct = 60;
/** Tenths of a millimetre of one irrigation or one rain. */
export const depthTenths = { low: 1, high: 5000 } as const;

/** Of one station file. */
export const mostCsvRows = 1100;
export const mostCsvBytes = 512 * 1024;
