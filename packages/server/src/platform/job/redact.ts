import { maskPersonalData } from '../../log/mask.ts';

/** Characters of one text that are shown. */
const shown = 200;

const secret = /pass|secret|token|key|otp|pin|cnic|phone|mobile|email|address|html|text|body|url/i;

/** A payload as an operator may see it: names of fields, numbers, ids; no personal data, no secrets, no long texts. */
export function redact(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return secret.test(field) ? '[…]' : maskPersonalData(value).slice(0, shown);
  if (Array.isArray(value)) return value.slice(0, 20).map((entry) => redact(entry, field));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redact(entry, name)]));
  }
  return value;
}
