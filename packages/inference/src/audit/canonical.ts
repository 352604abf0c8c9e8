/**
 * The one way to write a value as JSON, so that equal values are equal bytes: keys in the order of their UTF-16 units, no spaces, whole
 * numbers only, since a fraction is written in more than one way.
 * @throws TypeError for what is not JSON, and for a number that is not a safe integer
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number that is kept exactly`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}`);
  const members = new Map(Object.entries(value));
  let text = '';
  // Without a function the order is that of UTF-16 units.
  for (const key of [...members.keys()].sort()) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(members.get(key))}`;
  }
  return `{${text}}`;
}
