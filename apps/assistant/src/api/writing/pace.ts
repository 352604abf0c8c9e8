/** Milliseconds between what is stored of a text while it grows; each time is a sign of life. */
export const saveEvery = 1000;
/** Milliseconds between two looks at a text that another process writes. */
export const lookEvery = 500;
/** Milliseconds without a sign of life after which the one who wrote is taken for ended. */
export const silentFor = 10_000;
/**
 * Limits of one reply, in milliseconds. Wider than the client's own: a laptop without a graphics card takes minutes to read a
 * prompt of 3,000 tokens and to write 1,000, and who waits sees the text grow and can stop it.
 */
export const patience = { firstTokenMs: 300_000, betweenTokensMs: 60_000, totalMs: 900_000 };
