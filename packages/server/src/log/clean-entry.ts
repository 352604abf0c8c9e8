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
  const fields = Object.entries(value).map(([key, inner]) => [
    maskPersonalData(key),
    secretKeys.has(key.toLowerCase().replace(/[-_]/g, '')) ? '[redacted]' : cleanEntry(inner),
  ]);
  return Object.fromEntries(fields);
}
