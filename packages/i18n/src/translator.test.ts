import { stripIsolates } from '@repo/urdu-text/direction';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compileCatalogue } from './compile.ts';
import { createTranslator, type Translator } from './translator.ts';

const LRI = '\u2066';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';

const ur = {
  'x.plain': 'محفوظ کریں',
  'x.latin': 'فائل PDF یا CSV لگائیں',
  'x.example': 'یوں لکھیں: 30,00,000 یا 12.5%',
  'x.name': '{name} کا کھیت',
  'x.size': 'فائل {size} MB کی ہے',
  'x.clause': 'شق SS8 {clause} دیکھیں',
  'x.left': '{count, plural, =0 {کوئی قسط باقی نہیں} one {# قسط باقی ہے} other {# قسطیں باقی ہیں}}',
  'x.page': '{page} میں سے {of} جانچیں پوری ہوئیں',
  'x.link': 'پہلے <link>شرائط {name}</link> پڑھیں',
};
const en = {
  'x.name': "{name}'s field, 3 acres",
  'x.left': '{count, plural, =0 {No instalment left} one {# instalment left} other {# instalments left}}',
};

const urdu = createTranslator('ur', compileCatalogue(ur));
const english = createTranslator('en', compileCatalogue(en));

describe('t', () => {
  it('isolates Latin words, codes and figures of the message', () => {
    expect(urdu.t('x.plain')).toBe('محفوظ کریں');
    expect(urdu.t('x.latin')).toBe(`فائل ${LRI}PDF${PDI} یا ${LRI}CSV${PDI} لگائیں`);
    expect(urdu.t('x.example')).toBe(`یوں لکھیں: ${LRI}30,00,000${PDI} یا ${LRI}12.5%${PDI}`);
  });

  it.each([
    ['an Urdu name stays bare', 'علی خان', 'علی خان کا کھیت'],
    ['a number stays bare', '5', '5 کا کھیت'],
    ['a Latin name', 'Ali Khan', `${LRI}Ali Khan${PDI} کا کھیت`],
    ['a phone', '0300-1234567', `${LRI}0300-1234567${PDI} کا کھیت`],
    ['a Latin name with brackets, as one piece', 'Ali (Lahore)', `${LRI}Ali (Lahore)${PDI} کا کھیت`],
    ['a mixed name, with its own runs isolated', 'علی 0300-12', `${RLI}علی ${LRI}0300-12${PDI}${PDI} کا کھیت`],
    ['a mostly Latin name', 'Lahore Traders and Sons لمیٹڈ', `${LRI}Lahore Traders and Sons لمیٹڈ${PDI} کا کھیت`],
    ['direction controls are dropped', '\u202eevil\u2069', `${LRI}evil${PDI} کا کھیت`],
    ['a list of names, each by itself', 'Ali Khan\nعلی', `${LRI}Ali Khan${PDI}، علی کا کھیت`],
    ['money', '1,50,000 روپے', `${RLI}${LRI}1,50,000${PDI} روپے${PDI} کا کھیت`],
  ])('%s', (_, name, expected) => {
    expect(urdu.t('x.name', { name })).toBe(expected);
  });

  it('keeps a parameter and its Latin neighbour in one run', () => {
    expect(urdu.t('x.size', { size: 5 })).toBe(`فائل ${LRI}5 MB${PDI} کی ہے`);
    expect(urdu.t('x.clause', { clause: '4/6' })).toBe(`شق ${LRI}SS8 4/6${PDI} دیکھیں`);
  });

  it('isolates an Urdu name in English, and nothing else', () => {
    expect(english.t('x.name', { name: 'Ali' })).toBe("Ali's field, 3 acres");
    expect(english.t('x.name', { name: 'علی' })).toBe(`${FSI}علی${PDI}'s field, 3 acres`);
    expect(english.t('x.name', { name: 'Ali\nSana' })).toBe("Ali, Sana's field, 3 acres");
  });

  it('chooses the plural form of a number that came as text, as the parameters of an error do', () => {
    expect(english.t('x.left', { count: '1' })).toBe('1 instalment left');
    expect(urdu.t('x.left', { count: '150000' })).toBe(urdu.t('x.left', { count: 150_000 }));
    expect(urdu.t('x.left', { count: '0' })).toBe('کوئی قسط باقی نہیں');
  });

  it('chooses plural forms and groups their number in lakh', () => {
    expect([0, 1, 2, 150_000].map((count) => stripIsolates(urdu.t('x.left', { count })))).toEqual([
      'کوئی قسط باقی نہیں',
      '1 قسط باقی ہے',
      '2 قسطیں باقی ہیں',
      '1,50,000 قسطیں باقی ہیں',
    ]);
    expect([0, 1, 2].map((count) => english.t('x.left', { count }))).toEqual([
      'No instalment left',
      '1 instalment left',
      '2 instalments left',
    ]);
  });

  it('writes number parameters in the digits of the person, in Urdu only', () => {
    const urduDigits = createTranslator('ur', compileCatalogue(ur), 'urdu');
    expect(stripIsolates(urduDigits.t('x.left', { count: 150_000 }))).toBe('۱٬۵۰٬۰۰۰ قسطیں باقی ہیں');
    expect(urduDigits.t('x.page', { page: 7, of: 9 })).toBe('۷ میں سے ۹ جانچیں پوری ہوئیں');
    const englishDigits = createTranslator('en', compileCatalogue(en), 'urdu');
    expect(englishDigits.t('x.left', { count: 2 })).toBe('2 instalments left');
  });

  it('merges catalogues and knows its keys', () => {
    const merged = createTranslator('en', [{ 'a.x': 'A' }, { 'b.y': 'B' }]);
    expect([merged.t('a.x'), merged.t('b.y')]).toEqual(['A', 'B']);
    expect([merged.has('a.x'), merged.has('a.z'), merged.has('toString')]).toEqual([true, false, false]);
  });
});

describe('rich', () => {
  it('gives the parts of a message with tags', () => {
    const parts = urdu.rich<{ link: string }>('x.link', { name: 'SS8 4/6', link: (chunks) => ({ link: chunks.join('') }) });
    expect(parts).toEqual(['پہلے ', { link: `شرائط ${LRI}SS8 4/6${PDI}` }, ' پڑھیں']);
  });
});

describe('mistakes', () => {
  afterEach(() => vi.unstubAllEnvs());

  const mistake = (translator: Translator, key: string) => () => translator.t(key);

  it('are errors while developing', () => {
    expect(mistake(urdu, 'x.nothing')).toThrow('No message "x.nothing" in "ur"');
    expect(mistake(urdu, 'x.name')).toThrow('"x.name" needs the parameter "name"');
    expect(mistake(urdu, 'x.left')).toThrow('"x.left" needs the parameter "count"');
    expect(mistake(createTranslator('en', { 'x.raw': 'Hello {name}' }), 'x.raw')).toThrow('messagesPlugin()');
    expect(() => compileCatalogue({ 'x.broken': '{name' })).toThrow('"x.broken"');
  });

  it('never blank a page in production', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(urdu.t('x.nothing')).toContain('x.nothing');
  });
});
