/** ISO 7064 MOD 97-10 over an IBAN, spaces and dashes left out: the first four characters go last, letters count from 10. */
export function isIban(written: string): boolean {
  const iban = written.replace(/[- ]/g, '').toUpperCase();
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
