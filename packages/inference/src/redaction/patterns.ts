/**
 * What each kind looks like once folded. No two may be enabled by each other's finds: a pattern that begins or ends with a digit
 * refuses another digit beside it, so that blanking one leaves its neighbours as they were.
 */
import { isIban } from './iban.ts';
import { beside, nearby, type Rule, type Span, shaped, spansOf } from './rules.ts';

/** Between the groups of a number. */
const gap = '[- ]{0,3}';
const bracketGap = '[- ()]{0,3}';

const cnic = new RegExp(String.raw`(?<!\d)[1-8]\d{4}${gap}\d{7}${gap}\d(?!\d)`, 'g');
const iban = /PK[- ]?\d{2}[- ]?[A-Z]{4}(?:[- ]?[A-Z\d]){16}(?!\d)/gi;

const abroad = String.raw`(?:\+|(?<!\d)00)92${bracketGap}(?:0\)?${gap})?`;
const mobile = new RegExp(
  [
    // Written together up to the code of the network, the rest in any groups.
    String.raw`(?:${abroad}3\d{2}|(?<!\d)923\d{2}|(?<!\d)03\d{2}|\(03\d{2}\))\)?(?:[- ]?\d){7}(?!\d)`,
    String.raw`(?<!\d)(?:92|0)[- ]3\d{2}[- ]?\d{7}(?!\d)`,
  ].join('|'),
  'g',
);

const lineGroups = String.raw`(?:\d{6,8}|\d{2}(?:[- ]\d{2}){3}|\d{3}[- ]\d{3}[- ]\d{3}|\d{3,4}[- ]\d{3,4})`;
const landline = new RegExp(String.raw`${abroad}[2-9]\d{1,2}\)?${gap}${lineGroups}(?!\d)`, 'g');
/** Grouped in some other way, or a digit short of a mobile's. */
const anyAbroad = /(?:\+|(?<!\d)00)92(?:[- ()]{0,2}\d){8,11}(?!\d)/g;
const localLandline = new RegExp(String.raw`(?<!\d)0[2-9]\d{1,2}(?:\)|[- ])${gap}${lineGroups}(?!\d)`);

/** The check digit's rule is not published. An amount may look the same, and says what it is. */
const ntn = /(?<![\d-])(?<!(?:Rs\.?|PKR|₨|روپے) ?)\d{7}-\d(?!\d)(?! ?(?:روپے|rupees|PKR))/gi;

const bareCnic = /(?<!\d)[1-8]\d{12}(?!\d)/;

const ntnInUrdu = 'این ٹی این|نیشنل ٹیکس';
const ntnWords = String.raw`(?<![a-z])n\.?t\.?n(?:no|number)?(?![a-z])\.?|national tax|${ntnInUrdu}`;
const strnInUrdu = 'ایس ٹی آر این|سیلز ٹیکس(?: رجسٹریشن)?';
const strnWords = String.raw`(?<![a-z])s\.?t\.?r\.?n(?:no|number)?(?![a-z])\.?|sales tax(?: reg(?:istration|\.)?)?|${strnInUrdu}`;
/** A person's NTN is the CNIC. */
const cnicWords = new RegExp(
  `(?<!pi)cnic|(?<![a-z])(?:nicop|snic|nic)(?![a-z])|(?:id|identity) card|sh[ai]?nakhti|شناخت[یيى]|قومی شناخت|ب فارم|b-form|${ntnWords}`,
  'gi',
);
const phoneWords = /phone|(?<![a-z])tel(?![a-z])|landline|(?<![a-z])ptcl|whatsapp|contact|فون|لینڈ ?لائن|رابط[ہے]/gi;

export const rules: readonly Rule[] = [
  shaped('CNIC', cnic, (value) => /\D/.test(value)),
  shaped('IBAN', iban, isIban),
  shaped('MOBILE', mobile),
  shaped('LANDLINE', landline),
  shaped('LANDLINE', anyAbroad),
  shaped('NTN', ntn),
  ...beside('STRN', strnWords, String.raw`\d(?:[- ]?\d){12}`),
  ...beside('NTN', ntnWords, String.raw`(?:\d|[A-Z])\d{6}(?:-?\d)?`),
  nearby('CNIC', cnicWords, bareCnic),
  nearby('LANDLINE', phoneWords, localLandline),
];

/** A CNIC in 13 digits of which nothing says what they are. */
export const anyBare: Rule = shaped('CNIC', new RegExp(bareCnic.source, 'g'));

const anyNumber = new RegExp(String.raw`(?<!\d)\d{7,13}(?!\d)|${localLandline.source}`, 'g');

/** Numbers that would need a word: one that was found elsewhere in the text needs none. */
export const repeats = (left: string): readonly Span[] => spansOf(left, anyNumber);
