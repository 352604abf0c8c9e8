import { InferenceError } from '../errors/index.ts';

/**
 * Days begin in Karachi.
 * @param what names it in the error
 * @returns milliseconds since the epoch
 * @throws InferenceError `config_invalid` for what is not a day such as "2026-11-27"
 */
export function checkDay(date: string, what: string): number {
  const startMs = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00+05:00`) : Number.NaN;
  if (Number.isNaN(startMs)) throw new InferenceError('config_invalid', { message: `${what} has no day such as "2026-11-27"` });
  return startMs;
}
