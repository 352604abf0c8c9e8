import { describe, expect, it } from 'vitest';
import { type CatalogueOptions, checkCatalogues } from './check-catalogues.ts';

/** The rules broken by one message; the other language is right. */
const urdu = (message: string, options?: CatalogueOptions, english = 'Save') =>
  rules({ 'x.a': message }, { 'x.a': english }, options);
const english = (message: string, ur = 'محفوظ کریں') => rules({ 'x.a': ur }, { 'x.a': message });

function rules(ur: Record<string, string>, en: Record<string, string>, options?: CatalogueOptions): string[] {
  return checkCatalogues(ur, en, options).map(({ key, locale, rule }) => `${key} ${locale} ${rule}`);
}

describe('checkCatalogues', () => {
  it('finds nothing in good catalogues', () => {
    const ur = {
      'x.error': 'رقم سمجھ نہیں آئی۔ یوں لکھیں: 30,00,000 یا تیس لاکھ۔',
      'x.left': '{n, plural, =0 {کچھ باقی نہیں} one {# قسط باقی ہے} other {# قسطیں باقی ہیں}}',
      'x.file': 'فائل بنائیں (CSV)',
      'x.none': '«{query}» کے لیے کچھ نہیں ملا۔',
      'x.kinds': 'فائلر / نان فائلر',
      'x.code': 'PDF',
      'x.working': 'حساب ہو رہا ہے…',
      'x.link': 'پہلے <link>شرائط</link> پڑھیں',
      'x.range': '{from} سے {to} تک',
      'x.offset': 'عدد -2 سے 2 تک، سال 2026-27',
    };
    const en = {
      'x.error': 'The amount was not understood. Write it like this: 30,00,000 or thirty lakh.',
      'x.left': '{n, plural, =0 {Nothing left} one {# instalment left} other {# instalments left}}',
      'x.file': 'Export (CSV)',
      'x.none': 'Nothing found for “{query}”.',
      'x.kinds': 'Filer / non-filer',
      'x.code': 'PDF',
      'x.working': 'Working…',
      'x.link': 'Read the <link>terms</link> first',
      'x.range': '{from} to {to}',
      'x.offset': 'A number from -2 to 2, year 2026-27',
    };
    expect(checkCatalogues(ur, en, { namespaces: ['x'] })).toEqual([]);
  });

  it('finds a key that one language lacks', () => {
    expect(rules({ 'x.a': 'ا' }, { 'x.b': 'B' })).toEqual(['x.a en missing', 'x.b ur missing']);
  });

  it('finds keys out of their namespace or shape', () => {
    expect(rules({ 'y.a': 'محفوظ' }, { 'y.a': 'Saved' }, { namespaces: ['x'] })).toEqual(['y.a en namespace is not one of x']);
    expect(rules({ Save: 'محفوظ' }, { Save: 'Saved' })).toEqual(['Save en key is not namespace.name']);
  });

  it.each([
    ['x {broken', 'x.a ur not valid ICU'],
    ['{name} کا کھیت', 'x.a ur parameters differ: ur name, en none'],
    ['{n, plural, one {# قسط} other {# قسطیں}}', 'x.a ur parameters differ: ur {n: one other}, en none'],
    ['پہلے <b>شرائط</b> پڑھیں', 'x.a ur parameters differ: ur <b>, en none'],
    ['', 'x.a ur empty'],
    [' محفوظ کریں', 'x.a ur space at an edge'],
  ])('%s', (message, problem) => {
    expect(urdu(message)).toContain(problem);
  });

  it('compares plural branches', () => {
    const en = '{n, plural, one {# left} other {# left}}';
    expect(urdu('{n, plural, =0 {صفر} one {# باقی} other {# باقی}}', {}, en)).toEqual([
      'x.a ur parameters differ: ur {n: =0 one other}, en {n: one other}',
    ]);
  });

  it.each([
    ['محفوظ كریں', 'arabic letter or presentation form'],
    ['محفوظ کريں', 'arabic letter or presentation form'],
    ['یه', 'arabic letter or presentation form'],
    ['زكاة', 'arabic letter or presentation form'],
    ['ﻣﺤﻔﻮﻅ', 'arabic letter or presentation form'],
    ['محفـوظ', 'tatweel'],
    ['می\u200cکنم', 'invisible or direction character'],
    ['\u200fمحفوظ', 'invisible or direction character'],
    ['\u2066PDF\u2069 فائل', 'invisible or direction character'],
    ['۳ دن', 'digits other than 0-9'],
    ['٣ دن', 'digits other than 0-9'],
    ['ہو رہا ہے...', 'three dots, write …'],
    ['ہو گیا!', 'exclamation mark'],
    ['رقم, مدت', 'Latin sign after an Urdu letter'],
    ['کیا یہ درست ہے?', 'Latin sign after an Urdu letter'],
    ['محفوظ ہے.', 'Latin sign after an Urdu letter'],
    ['محفوظ ہے ۔', 'space before a sign'],
    ['ہو رہا ہے …', 'space before a sign'],
    ['رقم،مدت', 'no space after a sign'],
    ['"محفوظ"', 'quotes other than « »'],
    ['فائلر/نان فائلر', 'slash without spaces'],
    ['منافع - کرایہ', 'dash'],
    ['محفوظ  کریں', 'two spaces'],
    ['# دنوں پہلے', 'oblique plural after a number'],
    ['اس کیلئے', 'write کے لیے'],
    ['کئے گئے', 'write کیے, چاہیے'],
    ['کام ہوگیا', 'write ہو گیا, ہو گئی'],
    ['لاگ ان کریں', 'write لاگ اِن'],
    ['save the file', 'not translated'],
  ])('%s: %s', (message, rule) => {
    expect(urdu(message)).toContain(`x.a ur ${rule}`);
  });

  it.each([
    ['قرض کی رقم', 'قرض'],
    ['سود کی شرح', 'سود'],
    ['لون لیں', 'لون'],
    ['ڈیٹا برآمد کریں', 'برآمد'],
    ['تم لکھو', 'تم'],
    ['یہ کرو', 'کرو'],
    ['کام ناکام', 'ناکام'],
    ['براہِ کرم لکھیں', 'براہِ کرم'],
    ['آپ لکھ سکتے ہیں', 'سکتے ہیں'],
    ['یہ شریعت کے مطابق ہے', 'شریعت کے مطابق ہے'],
  ])('%s: avoided', (message, word) => {
    expect(urdu(message)).toContain(`x.a ur avoided word: ${word}`);
    expect(urdu(message, { allow: { 'x.a': [word] } })).not.toContain(`x.a ur avoided word: ${word}`);
  });

  it('takes whole words only', () => {
    expect(urdu('سودا، مقروض، تمام، کرور اور بالون')).toEqual([]);
  });

  it.each([
    ['{name}کا کھیت', 'a parameter touches a letter'],
    ['نام{name}', 'a parameter touches a letter'],
    ['{name}{n}', 'two parameters touch'],
    ['{n}-{name}', 'parameters joined by a sign: write 5 سے 10'],
    ['{n}% منافع، {name}', 'per cent sign after a parameter: write فیصد, or format the value'],
    ['کمی -{n}، {name}', 'sign before a parameter: format the value'],
    ['{n, number} قسطیں، {name}', '{n} is formatted by the message: format it before'],
    ['{d, date} کو، {name}', '{d} is formatted by the message: format it before'],
    ['{n, plural, other {# قسطیں}}، {name}', '{n} lacks one'],
    ['{n, plural, one {{n} قسط} other {# قسطیں}}، {name}', '{n} stands outside its plural: write #'],
  ])('%s: %s', (message, rule) => {
    expect(urdu(message, {}, '{name} {n}')).toContain(`x.a ur ${rule}`);
  });

  it.each([
    ['Saved!', 'exclamation mark'],
    ['Working...', 'three dots, write …'],
    ['Fully Sharia-compliant', 'avoided word: Sharia[- ]compliant'],
    ['To save, click here', 'avoided word: click here'],
    ['Save\u200e', 'invisible or direction character'],
    ['{name}s', 'a parameter touches a letter'],
  ])('English %s: %s', (message, rule) => {
    expect(english(message)).toContain(`x.a en ${rule}`);
  });

  it('finds what stands inside plural branches and tags', () => {
    const en = '{n, plural, one {# left} other {# <b>left</b>}}';
    expect(urdu('{n, plural, one {# باقی!} other {# <b>كام</b>}}', {}, en)).toEqual([
      'x.a ur exclamation mark',
      'x.a ur arabic letter or presentation form',
    ]);
  });
});
