/**
 * Limits of one reply, in milliseconds. Wider than the client's own: a laptop without a graphics card takes minutes to read a
 * prompt of 3,000 tokens and to write 1,000, and who waits sees the text grow and can stop it.
 */
export const patience = { firstTokenMs: 300_000, betweenTokensMs: 60_000, totalMs: 900_000 };
