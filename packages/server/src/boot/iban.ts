/** Characters of an IBAN of Pakistan. */
const pakistani = 24;

/** Whether a text is an IBAN by ISO 13616: its form and its two check digits. Spaces are allowed, small letters are not. */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith('PK') && !(iban.length === pakistani && /^PK\d{2}[A-Z]{4}/.test(iban))) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
