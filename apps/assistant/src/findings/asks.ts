/** What a message asks to be done with what it says. */

const word = (alternatives: string) => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${alternatives})(?![\p{L}\p{M}])`, 'iu');

const inWords = word('الفاظ|لفظوں|لفظی|in\\s+words|words\\s+(?:mein|me|main)|alfa+z|lafzo?n?');
const inHijri = word('ہجری|اسلامی\\s+تاریخ|hijri|islamic\\s+date|islami\\s+tareekh');

/** Asks for a sum or a date in words: الفاظ میں، alfaz mein, in words. */
export function asksForWords(text: string): boolean {
  return inWords.test(text);
}

/** Asks for the day of the Hijri calendar. */
export function asksForHijri(text: string): boolean {
  return inHijri.test(text);
}

const inUrduScript = word(
  [
    String.raw`(?:in(?:to)?|to)\s+urdu\s+(?:script|letters|alphabet)`,
    String.raw`(?:write|convert|type)\s+(?:this\s+)?(?:in(?:to)?|to)\s+urdu`,
    String.raw`urdu\s+(?:script|rasm\s?ul\s?khat|huroof|harfon|alphabet)(?:\s+(?:mein|me|main))?`,
    String.raw`urdu\s+(?:mein|me|main)(?=\s+(?:likh|lik|badal|convert|write|type))`,
    'transliterat(?:e|ion)',
    'اردو\\s+(?:رسم\\s?الخط|حروف|حرفوں)(?:\\s+میں)?',
    'اردو\\s+میں(?=\\s+(?:لکھ|بدل))',
  ].join('|'),
);

/** Asks for Roman Urdu in Urdu script: "urdu mein likho: …", "… in Urdu script". */
export function asksForUrduScript(text: string): boolean {
  return inUrduScript.test(text);
}

const request = new RegExp(
  String.raw`${inUrduScript.source}|(?<![\p{L}\p{M}])(?:please|write|convert|this|likh(?:o|ein|en|dein|do|na|iye)?|badl?(?:o|ein|en)?|(?:isay|ise|isko|is\s+ko|yeh)(?=\s+urdu))(?![\p{L}\p{M}])`,
  'giu',
);

/** What stands beside the request for Urdu script: behind a colon if there is one. */
export function askedText(text: string): string {
  const colon = text.search(/[:：]/);
  const [before, after] = colon === -1 ? ['', ''] : [text.slice(0, colon), text.slice(colon + 1)];
  if (asksForUrduScript(before) && after.trim() !== '') return after;
  if (asksForUrduScript(after) && before.trim() !== '' && !asksForUrduScript(before)) return before;
  return text.replace(request, ' ');
}
