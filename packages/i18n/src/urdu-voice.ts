/** What may not stand in an Urdu message. One row a rule: the name, what is found, why. */

export interface TextRule {
  readonly rule: string;
  readonly found: RegExp;
}

const letter = String.raw`[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef]`;
const word = (...forms: string[]): RegExp => new RegExp(`(?<!${letter})(?:${forms.join('|')})(?!${letter})`);

/** Rules of letters, signs and spacing for one stretch of Urdu text. */
export const urduTextRules: readonly TextRule[] = [
  {
    rule: 'arabic letter or presentation form',
    found: /[\u0643\u064a\u0649\u0647\u0629\u06c0\u06d5\ufb50-\ufdf9\ufe70-\ufefc]/,
  },
  { rule: 'tatweel', found: /\u0640/ },
  { rule: 'digits other than 0-9', found: /[٠-٩۰-۹]/ },
  { rule: 'Latin sign after an Urdu letter', found: new RegExp(`${letter}[,?;.]`) },
  { rule: 'space before a sign', found: /\s[۔،؛؟…]/ },
  { rule: 'no space after a sign', found: /[۔،؛؟](?![\s۔»)]|$)/ },
  { rule: 'quotes other than « »', found: /["“”„]/ },
  { rule: 'slash without spaces', found: new RegExp(`${letter}/|/${letter}`) },
  { rule: 'dash', found: new RegExp(`${letter}\\s*[-–—](?!\\d)|[-–—]\\s*${letter}`) },
  { rule: 'oblique plural after a number', found: word('دنوں (?:پہلے|میں|بعد)', 'ماہوں', 'سالوں (?:پہلے|میں|بعد)') },
];

/** Words that are written otherwise, and what to write. */
export const urduSpellings: readonly TextRule[] = [
  { rule: 'write کے لیے', found: word('کیلئے', 'کیلیے', 'کے لئے', 'لئے') },
  { rule: 'write کیے, چاہیے', found: word('کئے', 'چاہئے', 'چاہئیے') },
  { rule: 'write ہو گیا, ہو گئی', found: word('ہوگیا', 'ہوگئی', 'ہوگئے') },
  { rule: 'write اس وقت, کی طرف', found: word('اسوقت', 'کیطرف') },
  { rule: 'write گزارش', found: word('گذارش') },
  { rule: 'write لاگ اِن', found: word('لاگ ان', 'لاگن', 'سائن ان') },
];

/** Words the product does not say. A message that explains one of them is listed in `allow`. */
export const urduAvoided: readonly TextRule[] = [
  ...['قرض', 'لون', 'سود', 'انٹرسٹ', 'پریمیم', 'مارک اپ', 'جرمانہ', 'جرمانے'],
  ...['تم', 'تمہارا', 'تمہاری', 'تمہارے', 'کرو', 'کیجیے گا'],
  ...['برآمد', 'درآمد', 'ناکام', 'ان پٹ', 'کلک', 'آپ نے غلط', 'غلطی', 'معذرت خواہ', 'یقین رکھتے'],
  ...['بروئے کار', 'انجام دہی', 'مذکورہ', 'بذریعہ', 'مطلوبہ', 'برائے مہربانی', 'براہِ کرم', 'براہ کرم'],
  ...['برقی ڈاک', 'شمارندہ', 'گزرواژہ', 'متروک مشارکہ', 'غبارہ', 'زائد المیعاد', 'آڈٹ لاگ', 'تخلیق'],
  ...['سکتے ہیں', 'سکتی ہیں', 'چاہتے ہیں', 'بھول گئے', 'شریعت کے مطابق ہے'],
].map((avoided) => ({ rule: `avoided word: ${avoided}`, found: word(avoided) }));

/** Rules for both languages. */
export const anyTextRules: readonly TextRule[] = [
  { rule: 'invisible or direction character', found: /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/ },
  { rule: 'three dots, write …', found: /\.\.|۔۔/ },
  { rule: 'exclamation mark', found: /!/ },
  { rule: 'two spaces', found: / {2}/ },
];

export const englishAvoided: readonly TextRule[] = [
  'Sharia[- ]compliant',
  'Shariah[- ]compliant',
  'click here',
  'invalid input',
  'oops',
].map((avoided) => ({ rule: `avoided word: ${avoided}`, found: new RegExp(`\\b${avoided}\\b`, 'i') }));
