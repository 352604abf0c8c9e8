/** Words by which a question about a financing is read, in Urdu, Roman Urdu and English. */

/** Alternatives as whole words of any script. */
export const word = (alternatives: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${alternatives})(?![\p{L}\p{M}])`, 'iu');

export const financing = word(
  'قسط|قسطیں|اقساط|قسطوں|مرابحہ|مشارکہ|فنانسنگ|فنانس|qist|qisht|qistein|kist|aqsat|murabaha|murabahah|musharaka|musharakah|financ(?:e|ing)|instal?lments?',
);

/** Asks for a figure, with or without amounts. */
export const wantsFigure = word(
  'قسط کتنی|کتنی قسط|قسط کیا (?:ہوگی|بنے گی|ہو گی)|قسط (?:بتائیں|بتاؤ|نکالیں|نکالو)|(?:کا|کی) حساب (?:کریں|لگائیں|نکالیں|بتائیں)|qist kitni|kitni qist|qist (?:batao|bataen|bataein|nikalo)|how much (?:is|are|will|would)[^?]*(?:instal?lment|financing)|what (?:is|will|would)[^?]*(?:instal?lment|monthly payment)|calculate|compute|quote me',
);

/** Asks where, when, why or what something is: for documents, as long as no sum is named. */
export const wantsExplanation = word(
  'کیوں|کہاں|کب|کس طرح|کیسے|کیا ہے|کیا ہوتا|کیا ہوتی|کیا مطلب|کسے کہتے|مطلب|kyun|kyon|kahan|kab|kaise|kya hai|kya hota|kya hoti|matlab|why|where|when|meaning|what is (?:a |an |the )?(?:murabahah?|musharakah?|financing)|explain',
);

export const musharakah = word('متناقصہ|مشارکہ|ڈیمینشنگ|diminishing|musharakah?');
export const murabaha = word('مرابحہ|murabahah?');
/** What is bought by shares. */
export const house = word('مکان|گھر|فلیٹ|پلاٹ|house|home|flat|apartment|plot|ghar|makan|makaan');

/** Yearly profit on the whole amount through the whole tenor; a flat with a price is a home. */
export const flatRate = word(
  'فلیٹ (?:ریٹ|شرح|منافع)|flat(?: ?-?)(?:rate|profit|mark-?up|basis)|(?:%|percent|per cent|فیصد|fisad) (?:flat|فلیٹ)|flat (?:at )?\\d[\\d.]* ?(?:%|percent|per cent|فیصد|fisad)',
);

export const share = word(
  'پیشگی|بیعانہ|ہامش|اپنا حصہ|میرا حصہ|ڈاؤن پیمنٹ|ڈاؤن|down(?: ?payment)?|deposit|advance|own share|my share|apna hissa|mera hissa|peshgi',
);

/** Beside a rate. */
export const perYear = word('سالانہ|سال کا|فی سال|salana|saalana|per (?:year|annum)|a year|yearly|annual(?:ly)?|p\\.? ?a\\.?');
export const perMonth = word('ماہانہ|ماہوار|فی مہینہ|فی ماہ|mahana|mahwar|per month|a month|monthly');
