import { describe, expect, it } from 'vitest';
import { matches } from './match.ts';

describe('matches', () => {
  it.each([
    ['search-equiv-001', 'کتاب', '\u0643تاب اور قلم'],
    ['search-equiv-002', 'پاکستان', 'پاک\u0650ستان زندہ باد'],
    ['search-equiv-003', 'خوبصورت', 'خوب\u200cصورت باغ'],
    ['search-equiv-008', 'چاہیئے', 'کیا چاہیے؟'],
    ['search-equiv-009', 'لئے', 'کسانوں کے لیے'],
    ['search-equiv-010', 'کیجئے', 'رابطہ کیجیے'],
    ['search-equiv-011', 'ہوئے', 'تیار ہو\u06d3 کپڑے'],
    ['search-equiv-012', 'تمہارا', 'تمھارا نام'],
    ['search-equiv-014', 'علما', 'علماء کونسل'],
    ['search-equiv-015', 'اپ', 'آپ کا نام'],
    ['search-equiv-016', 'مین', 'میں لاہور میں ہوں'],
    ['search-equiv-018', '12345', '۱۲٬۳۴۵ روپے'],
    ['search-equiv-019', '١٢٣', 'نمبر 123'],
    ['search-equiv-020', 'اللہ', 'الل\u0647 اکبر'],
    ['search-equiv-021', '\ufdf2', 'اللہ اکبر'],
    ['search-equiv-023', 'LAHORE', 'lahore fort'],
    ['search-equiv-024', 'مدرسۃ', 'مدرسہ'],
    ['search-equiv-025', 'گاوں', 'گاؤں کی سڑک'],
    ['search-equiv-026', 'مسئلہ', 'مسلہ حل کریں'],
    ['search-roman-001', 'zakat ka hisab', 'زکو\u0670ۃ کا حساب'],
    ['search-roman-003', 'bijli ka bill', 'بجلی کا بل'],
    ['search-roman-004', 'darkhast', 'درخواست برائے ملازمت'],
    ['search-roman-005', 'qarz e hasana', 'قرض\u0650 حسنہ'],
    ['search-roman-007', 'khad', 'یوریا کھاد'],
    ['search-roman-008', 'shanakhti card', 'شناختی کارڈ'],
    ['search-roman-010', 'kapas ke keeray', 'کپاس کے کیڑے'],
    ['a compound written apart', 'خوش حال', 'خوشحال کسان'],
    ['a compound written together', 'خوشحال', 'خوش حال کسان'],
    ['a plural', 'قسط', 'تین قسطیں باقی ہیں'],
    ['a singular', 'گاڑیاں', 'ایک گاڑی'],
    ['a Roman plural', 'qistein', 'قسط'],
    ['a message form of two words', 'krdo', 'فارم جمع کر دو'],
    ['an abbreviation of three words', 'DAP khad', 'ڈی اے پی کھاد'],
    ['a Roman text', 'گندم', 'gandum ki fasal'],
    ['another Roman spelling', 'gundum', 'gandum ki fasal'],
    ['English function words', 'where is the tractor', 'tractor in Lahore'],
    ['a loanword in another Urdu spelling', 'bank', 'بنک کی شاخ'],
    ['a vowel that the writer left out', 'gndm', 'گندم'],
    ['a word by its lexicon form', 'dr', 'ڈاکٹر صاحب'],
  ])('%s: %s in %s', (_, query, text) => {
    expect(matches(query, text)).toBe(true);
  });

  it.each([
    ['search-negative-001', 'کتاب', 'کباب کی دکان'],
    ['search-negative-003', 'سود', 'سودا سلف'],
    ['search-negative-004', 'بل', 'بلی کے بچے'],
    ['search-negative-005', 'ربا', 'ربط'],
    ['one word of two', 'zakat gandum', 'زکوٰۃ کا حساب'],
    ['numbers side by side', '12', '1 2'],
    ['a short word with one other letter', 'قرض', 'فرض'],
    ['a long word with another first letter', 'مسئلہ', 'بسئلہ حل کریں'],
    ['a word that sounds alike in Urdu', 'سدا', 'صدا'],
    ['a function word by sound', 'ke', 'کا حساب'],
    ['a lexicon word that only sounds like it', 'sood', 'سودا سلف'],
    ['another one', 'bill', 'بلی کے بچے'],
    ['a name that looks like a plural', 'سرس', 'سرسوں'],
    ['nothing asked', '۔۔۔', 'کتاب'],
    ['nothing there', 'کتاب', ''],
  ])('%s: not %s in %s', (_, query, text) => {
    expect(matches(query, text)).toBe(false);
  });
});
