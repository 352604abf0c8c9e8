/** Names a call, so that sending it again is not doing it again. */
export const keyHeader = 'Idempotency-Key';

/** 1 to 128 of A-Z, a-z, 0-9, "_" and "-". */
export const keyPattern = '^[\\w-]{1,128}$';

const pattern = new RegExp(keyPattern);

export function isIdempotencyKey(text: string): boolean {
  return pattern.test(text);
}
