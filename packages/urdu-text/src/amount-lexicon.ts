/** Words of amounts, read back: Urdu, English and the Roman spellings of messages. Keys are lower-case and folded. */
import { foldLetters } from './letters.ts';
import { numberToWords } from './words.ts';

export type Meaning =
  /** A whole number below 100. Only English joins tens and ones as two words. */
  | { kind: 'small'; value: bigint; english: boolean }
  /** A power of ten. A suffix stands only after digits: 3m, 10k. */
  | { kind: 'scale'; power: number; suffix: boolean }
  /** A number of quarters: ڈیڑھ is 6. */
  | { kind: 'quarters'; value: bigint }
  /** Quarters added to the number that follows: ساڑھے تین is 3 + 2/4. */
  | { kind: 'modifier'; value: bigint }
  | { kind: 'article' }
  | { kind: 'and' }
  | { kind: 'rupee' }
  | { kind: 'paisa' }
  | { kind: 'only' };

/** Spellings in use beside the ones that `numberToWords` prints. */
const urduVariants: Readonly<Record<number, string>> = {
  6: 'چھے چہے',
  23: 'تیئیس',
  28: 'اٹھایس',
  29: 'اونتیس',
  39: 'اونتالیس',
  46: 'چھالیس',
  49: 'اونچاس',
  53: 'تریپن',
  59: 'اونسٹھ',
  63: 'تریسٹھ',
  67: 'ستاسٹھ',
  69: 'اونہتر',
  76: 'چھیہتر',
  78: 'اٹھہتر',
  79: 'اوناسی',
  83: 'تریاسی تیراسی',
  91: 'اکیانوے',
  93: 'تیرانوے',
};

const romanNumbers: Readonly<Record<number, string>> = {
  1: 'ek aik',
  2: 'do',
  3: 'teen tin',
  4: 'char chaar',
  5: 'panch paanch',
  6: 'chay chey chhe che',
  7: 'saat sat',
  8: 'aath ath',
  9: 'nau no',
  10: 'das dus',
  11: 'gyara gyarah giyara',
  12: 'bara barah',
  13: 'tera terah',
  14: 'choda chaudah chodah',
  15: 'pandra pandrah',
  16: 'sola solah',
  17: 'satra satrah',
  18: 'athara atharah',
  19: 'unnis unees',
  20: 'bees bis',
  25: 'pachees pachis',
  30: 'tees tis',
  35: 'paintees paintis',
  40: 'chalees chalis',
  45: 'paintalees paintalis',
  50: 'pachas pachaas',
  60: 'saath sath',
  70: 'sattar satar',
  75: 'pachattar pachhattar',
  80: 'assi asi',
  90: 'nabbe nabay nawway',
};

const others: readonly (readonly [Meaning, string])[] = [
  [scale(2), 'سو سینکڑہ hundred sau sou'],
  [scale(3), 'ہزار thousand hazar hazaar'],
  [scale(3, true), 'k'],
  [scale(5), 'لاکھ lakh lakhs lac lacs'],
  [scale(5, true), 'l'],
  [scale(6), 'ملین million millions'],
  [scale(6, true), 'm mn mln'],
  [scale(7), 'کروڑ crore crores karor karore'],
  [scale(7, true), 'cr'],
  [scale(9), 'ارب arab بلین billion billions'],
  [scale(9, true), 'b bn bln'],
  [scale(11), 'کھرب kharab'],
  [scale(12), 'ٹریلین trillion trillions'],
  [{ kind: 'quarters', value: 2n }, 'آدھا آدھے آدھی half aadha adha'],
  [{ kind: 'quarters', value: 3n }, 'پون paun'],
  [{ kind: 'quarters', value: 6n }, 'ڈیڑھ derh dedh dairh'],
  [{ kind: 'quarters', value: 10n }, 'ڈھائی اڑھائی dhai dhaai arhai'],
  [{ kind: 'modifier', value: 2n }, 'ساڑھے saarhay saarhe sarhe sarhay sadhe'],
  [{ kind: 'modifier', value: 1n }, 'سوا sawa'],
  [{ kind: 'modifier', value: -1n }, 'پونے paunay paune ponay pone'],
  [{ kind: 'article' }, 'a an'],
  [{ kind: 'and' }, 'اور و and aur'],
  [{ kind: 'rupee' }, 'روپے روپیہ روپیے روپئے روپیا rupees rupee rupay rupaye rupaya rs re pkr ₨'],
  [{ kind: 'paisa' }, 'پیسے پیسہ پیسا paisa paise paisay paisas'],
  [{ kind: 'only' }, 'صرف فقط only'],
];

function scale(power: number, suffix = false): Meaning {
  return { kind: 'scale', power, suffix };
}

/** Lower case, Urdu letters, no vowel marks. */
export function foldWord(text: string): string {
  return foldLetters(text)
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670]/g, '');
}

function build(): ReadonlyMap<string, Meaning> {
  const lexicon = new Map<string, Meaning>();
  const add = (forms: string, meaning: Meaning): void => {
    for (const form of forms.split(' ')) lexicon.set(foldWord(form), meaning);
  };
  for (let value = 0; value < 100; value += 1) {
    const small: Meaning = { kind: 'small', value: BigInt(value), english: false };
    add(`${numberToWords(small.value, 'ur')} ${urduVariants[value] ?? ''} ${romanNumbers[value] ?? ''}`.trim(), small);
    const english = numberToWords(small.value, 'en');
    if (!english.includes('-')) add(english, { ...small, english: true });
  }
  for (const [meaning, forms] of others) add(forms, meaning);
  return lexicon;
}

let built: ReadonlyMap<string, Meaning> | undefined;

/** The lexicon, built when the first word is read: digits alone never need it. */
export function lexicon(): ReadonlyMap<string, Meaning> {
  built ??= build();
  return built;
}
