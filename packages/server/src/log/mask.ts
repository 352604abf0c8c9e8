/** Personal data and secrets that reach a log by accident, in messages of libraries above all. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/:\/\/[^\s/"'@]+@/g, '://[login]@'],
  [/\b\d{5}-\d{7}-\d\b/g, '[cnic]'],
  [/(?:\+92|\b0092|\b0)3\d{2}[- ]?\d{7}\b/g, '[phone]'],
];

/** The same line without e-mail addresses, logins in addresses, CNICs and mobile numbers. */
export function maskPersonalData(line: string): string {
  return patterns.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);
}
