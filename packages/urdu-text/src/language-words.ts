/** Words that tell one language from another. Internal to the package. Extended here, never in code. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that only Urdu writes so, though no letter of them shows it. */
export const urduWords = set('ہے ہیں کا کی کے کو میں سے نے اور پر یہ وہ نہیں کیا تھا گا ہوں آپ شکریہ سلام جی ہاں');

/** Arabic formulas of Urdu speech, as search keys, longest first. */
export const formulas: readonly string[] = [
  'السلام علیکم ورحمت اللہ وبرکاتہ',
  'السلام علیکم و رحمت اللہ و برکاتہ',
  'السلام علیکم ورحمت اللہ',
  'السلام علیکم',
  'وعلیکم السلام',
  'و علیکم السلام',
  'جزاک اللہ خیرا',
  'جزاک اللہ',
  'ماشاء اللہ',
  'ما شاء اللہ',
  'ان شاء اللہ',
  'انشاء اللہ',
  'الحمد للہ',
  'الحمدللہ',
  'سبحان اللہ',
];

export const romanUrduWords = set(
  `
  aaj aap abhi acha achha agar aj ap apka apki assalam aur baad bahut baji bata batao batayein bh bhai bhi bht bijli bohat bohot
  chahie chahiye chahta darkhwast de dein diya do fasal gandum gaya gaye gayi haan hai hain han hen hisaab ho hoga hogi honge hoon
  hota hoti hu hum humein hun hy inshallah janab jee ka kab kahan kaise kal kam kar karein karna karne karo karta kaun kay ke kese
  ki kia kidhar kion kitna kitne kitni ko koi kon kr krna kuch kya kyu kyun le lekin likh likhni likho liye lo madad magar mai
  maloom masail mashallah masla meherbani mein mera mere meri mujhay mujhe mutabiq nahi nahin nai nhi or paisay paise par pe pehle
  phir qarz raha rahe rahi rha rhe rhi rupay rupaye sab sahib sakta sakte sakti salam sath say se shukria shukriya sood tak tha
  thay theek thi thik tum tumhara wala walaikum wale wali waqt wo woh yaar yaqeen yar ye yeh zakat zameen zaroor zyada`.trim(),
);

export const englishWords = set(
  `
  the is are was were and or of to in on for with a an this that it i you he she we they my your what how when where why which
  please can could will would do does not be have has from by at as`.trim(),
);

/** Words of Hindi that Urdu has another word for. */
export const hindiWords = set('dhanyavad dhanyawad namaste namaskar kripya swagat desh samay prashn uttar vidyalaya ishwar');
