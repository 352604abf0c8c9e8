import { maskPersonalData } from './mask.ts';

/** Keys whose values never stand in a log, however deep; in lower case, without dashes and underscores. */
const secretKeys = new Set(
  [
    'password newpassword currentpassword token secret cookie setcookie authorization apikey xapikey signature otp pin',
    'email name to ip ipaddress phone phonenumber cnic iban useragent',
  ].flatMap((keys) => keys.split(' ')),
);

/** A request id or the time of a line: the host's own, and long enough in digits to be taken for a number of somebody. */
const ownText = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** A value of a log entry as it may be written: texts are masked, keys that name a secret lose their value. Numbers stay. */
export function cleanEntry(value: unknown): unknown {
  if (typeof value === 'string') return ownText.test(value) ? value : maskPersonalData(value);
  if (Array.isArray(value)) return value.map(cleanEntry);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => {
    const { name, secret } = cleanKey(key);
    return [name, secret ? '[redacted]' : cleanEntry(inner)];
  });
  return Object.fromEntries(fields);
}

interface CleanKey {
  readonly name: string;
  readonly secret: boolean;
}

/** The same few keys stand in every line. */
const known = new Map<string, CleanKey>();
const mostKnown = 1_000;

function cleanKey(key: string): CleanKey {
  const seen = known.get(key);
  if (seen) return seen;
  const made = { name: maskPersonalData(key), secret: secretKeys.has(key.toLowerCase().replace(/[-_]/g, '')) };
  if (known.size < mostKnown) known.set(key, made);
  return made;
}
