import { maskPersonalData } from './mask.ts';

/** Keys whose values never stand in a log, however deep; in lower case, without dashes and underscores. */
const secretKeys = new Set(
  [
    'password newpassword currentpassword token secret cookie setcookie authorization apikey xapikey signature otp pin',
    'email name to ip ipaddress phone phonenumber cnic iban useragent',
  ].flatMap((keys) => keys.split(' ')),
);

/** A value of a log entry as it may be written: texts are masked, keys that name a secret lose their value. Numbers stay. */
export function cleanEntry(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalData(value);
  if (Array.isArray(value)) return value.map(cleanEntry);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [
    maskPersonalData(key),
    secretKeys.has(key.toLowerCase().replace(/[-_]/g, '')) ? '[redacted]' : cleanEntry(inner),
  ]);
  return Object.fromEntries(fields);
}
