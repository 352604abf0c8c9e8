/** Milliseconds between what is stored of a text while it grows; each time is a sign of life. */
export const saveEvery = 1000;
/** Milliseconds between two looks at a text that another process writes. */
export const lookEvery = 500;
/** Milliseconds without a sign of life after which the one who wrote is taken for ended. */
export const silentFor = 10_000;
