import { describe, expect, it } from 'vitest';
import { romanCandidates } from './roman.ts';
import { romanKeys } from './roman-keys.ts';
import { urduKeys } from './urdu-keys.ts';

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

describe('romanKeys', () => {
  it.each([
    ['roman-variants-002', ['bahut', 'bohat', 'buhat', 'bht']],
    ['roman-variants-003', ['zindagi', 'zindagee', 'zindagy']],
    ['roman-variants-004', ['theek', 'thik', 'thk']],
    ['roman-variants-006', ['kitab', 'kitaab']],
    ['roman-variants-007', ['waqt', 'wakt']],
    ['roman-variants-009', ['mushkil', 'mushkeel']],
    ['roman-variants-010', ['pakistan', 'pakstan', 'paakistan']],
  ])('%s: one word, %j', (_, spellings) => {
    for (const a of spellings) for (const b of spellings) expect(share(romanKeys(a), romanKeys(b))).toBe(true);
  });

  it.each([
    ['roman-distinct-002', ['ghar', 'gar']],
    ['roman-distinct-003', ['chalna', 'jalna']],
    ['roman-distinct-004', ['dil', 'din']],
  ])('%s: two words, %j', (_, [a = '', b = '']) => {
    expect(share(romanKeys(a), romanKeys(b))).toBe(false);
  });

  it.each([
    ['bht', ['bht']],
    ['pakistan', ['pkstn', 'pkst']],
    ['main', ['mn', 'm']],
    ['khwab', ['khb']],
    ['chhutti', ['Ct']],
    ['hai', ['h']],
    ['Yaqeen', ['ykn', 'yk']],
    ['on', ['An', 'A']],
    ['éclair', ['Aklr']],
    ['123', []],
    ['میں', []],
  ])('%s', (word, keys) => {
    expect(romanKeys(word)).toEqual(keys);
  });
});

describe('urduKeys', () => {
  it.each([
    ['سوال', ['svl', 'sl']],
    ['اللہ', ['Al']],
    ['خواب', ['khb']],
    ['چھٹی', ['Ct']],
    ['وضو', ['vz']],
    ['زکوٰۃ', ['zkt']],
    ['غلطی', ['ghlt', 'glt']],
    ['صحیح', ['shh', 'sh']],
    ['صبح', ['sbh', 'sb']],
    ['یقین', ['ykn']],
    ['بننا', ['bnn', 'bn']],
    ['ممکن', ['mmkn', 'mkn']],
    ['خوب\u200cصورت', ['khbsrt']],
    ['۱۲', []],
  ])('%s', (word, keys) => {
    expect(urduKeys(word)).toEqual(keys);
  });

  it.each([
    ['roman-to-urdu-002', ['shukriya', 'shukria', 'shukrya', 'shukriyah'], 'شکریہ'],
    ['roman-to-urdu-003', ['theek', 'thik', 'thk'], 'ٹھیک'],
    ['roman-to-urdu-004', ['pani', 'paani'], 'پانی'],
    ['roman-to-urdu-005', ['zameen', 'zamin', 'zamen'], 'زمین'],
    ['roman-to-urdu-006', ['gandum', 'gundum', 'gandam'], 'گندم'],
    ['roman-to-urdu-007', ['fasal', 'fasl'], 'فصل'],
    ['roman-to-urdu-009', ['bijli', 'bijlee'], 'بجلی'],
    ['roman-to-urdu-014', ['darkhwast', 'darkhast', 'darkhwaast'], 'درخواست'],
    ['roman-to-urdu-015', ['shanakhti', 'shnakhti'], 'شناختی'],
    ['roman-to-urdu-018', ['mausam', 'mosam', 'mosum'], 'موسم'],
    ['roman-to-urdu-020', ['khaad', 'khad'], 'کھاد'],
    ['roman-to-urdu-022', ['dawai', 'dawaai'], 'دوائی'],
    ['roman-to-urdu-024', ['kitab', 'kitaab', 'ktab'], 'کتاب'],
    ['roman-to-urdu-026', ['hukumat', 'hakumat', 'hukoomat'], 'حکومت'],
    ['roman-to-urdu-027', ['qanoon', 'qanun', 'kanoon'], 'قانون'],
    ['roman-to-urdu-028', ['adalat', 'adaalat'], 'عدالت'],
    ['roman-to-urdu-029', ['wakeel', 'vakil', 'wakil'], 'وکیل'],
    ['roman-to-urdu-030', ['makan', 'makaan'], 'مکان'],
    ['roman-to-urdu-031', ['ghar', 'ghr'], 'گھر'],
    ['roman-to-urdu-032', ['sarak', 'srak'], 'سڑک'],
    ['roman-to-urdu-035', ['lakh', 'laakh'], 'لاکھ'],
    ['roman-to-urdu-037', ['hazar', 'hazaar'], 'ہزار'],
    ['roman-to-urdu-038', ['mehnat', 'mahnat'], 'محنت'],
    ['roman-to-urdu-040', ['zindagi', 'zindagee', 'zindgi'], 'زندگی'],
    ['roman-to-urdu-041', ['dost', 'dosst'], 'دوست'],
    ['roman-to-urdu-042', ['khushi', 'khushee'], 'خوشی'],
    ['roman-to-urdu-043', ['bachay', 'bache', 'bachchay'], 'بچے'],
    ['roman-to-urdu-044', ['larka', 'lrka'], 'لڑکا'],
    ['roman-to-urdu-045', ['aurat', 'orat'], 'عورت'],
    ['roman-to-urdu-046', ['behan', 'bahan', 'behn'], 'بہن'],
    ['roman-to-urdu-048', ['lahore', 'lahor'], 'لاہور'],
    ['roman-to-urdu-049', ['karachi', 'krachi'], 'کراچی'],
    ['roman-to-urdu-050', ['peshawar', 'pshawar'], 'پشاور'],
    ['roman-to-urdu-052', ['multan', 'multaan'], 'ملتان'],
    ['roman-to-urdu-053', ['islam', 'islaam'], 'اسلام'],
    ['roman-to-urdu-054', ['namaz', 'namaaz'], 'نماز'],
    ['roman-to-urdu-056', ['hisab', 'hisaab'], 'حساب'],
    ['roman-to-urdu-058', ['jawab', 'jawaab'], 'جواب'],
    ['roman-to-urdu-060', ['zaroori', 'zaruri', 'zrori'], 'ضروری'],
    ['roman-to-urdu-062', ['taleem', 'talim'], 'تعلیم'],
    ['roman-to-urdu-063', ['sehat', 'sehhat'], 'صحت'],
    ['roman-to-urdu-066', ['bimari', 'beemari'], 'بیماری'],
    ['roman-to-urdu-067', ['keera', 'kera'], 'کیڑا'],
    ['roman-to-urdu-068', ['chawal', 'chaawal'], 'چاول'],
    ['roman-to-urdu-070', ['ganna', 'gnna'], 'گنا'],
  ])('%s: %j are %s', (_, spellings, word) => {
    for (const spelling of spellings) expect(share(romanKeys(spelling), urduKeys(word))).toBe(true);
  });

  it('roman-to-urdu-023: ["daktar", "doctor"] are ڈاکٹر, and dr is by the lexicon', () => {
    for (const spelling of ['daktar', 'doctor']) expect(share(romanKeys(spelling), urduKeys('ڈاکٹر'))).toBe(true);
    expect(share(romanKeys('dr'), urduKeys('ڈاکٹر'))).toBe(false);
    expect(romanCandidates('dr').candidates).toEqual(['ڈاکٹر']);
  });
});
