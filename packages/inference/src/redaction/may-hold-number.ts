/** Whether a text is worth a search: most are not, and a log asks about every one of its texts. */

/** Of a run in any pattern but an IBAN's, which may have letters between them. */
const fewestDigits = 6;
const ibanStart = /pk[^a-z]{0,3}[0-9\u0660-\u0669\u06f0-\u06f9]/i;

/** A run ends with a character that stands inside no number. */
export function mayHoldNumber(text: string): boolean {
  let run = 0;
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      run += 1;
      all += 1;
      if (run === fewestDigits) return true;
    } else if (run > 0 && !isInside(code)) run = 0;
  }
  return all >= fewestDigits && ibanStart.test(text);
}

const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x6f0 && code <= 0x6f9) || (code >= 0x660 && code <= 0x669);

/** Space, hyphen, brackets, plus; the other spaces, the dashes, and what is not seen. */
const isInside = (code: number): boolean =>
  code === 0x20 ||
  code === 0x2d ||
  (code >= 0x28 && code <= 0x2b) ||
  code === 0xa0 ||
  code === 0xad ||
  code === 0x61c ||
  code >= 0x2000;
