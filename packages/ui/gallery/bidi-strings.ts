/** Strings that are torn apart without isolation, and what must be seen of them from left to right. */
export const bidiStrings = [
  { text: 'فون 0300-1234567 ہے', shows: '0300-1234567' },
  { text: 'شناختی کارڈ 35202-1234567-1 ہے', shows: '35202-1234567-1' },
  { text: 'تاریخ 2026-11-22 ہے', shows: '2026-11-22' },
  { text: 'فون +92-300-1234567 ہے', shows: '+92-300-1234567' },
  { text: 'فون ۰۳۰۰-۱۲۳۴۵۶۷ ہے', shows: '۰۳۰۰-۱۲۳۴۵۶۷' },
  { text: 'درجہ 5-10 ہے', shows: '5-10' },
  { text: 'صفحہ 3–5', shows: '3–5' },
  { text: 'حد 3.5% ہے', shows: '3.5%' },
  { text: 'C++ میں', shows: 'C++' },
  { text: '5 + 3 = 8 ہے', shows: '5 + 3 = 8' },
  { text: 'وقت 10:30 ہے', shows: '10:30' },
  { text: 'کل 12/11/2026 کو', shows: '12/11/2026' },
] as const;
