import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['کرایہ نامہ ۲۰۲۶.pdf', 'کرایہ نامہ ۲۰۲۶.pdf'],
  ['میں\u200cنے.PDF', 'میں\u200cنے.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\a\\report.pdf', 'report.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
  ['line\r\nSet-Cookie: a\u0000.pdf', 'lineSet-Cookie a.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['\u200f\u2066 ', 'file.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['a\ud800b.pdf', 'ab.pdf'],
])('%j becomes %j', (name, clean) => {
  expect(cleanFileName(name, 'application/pdf')).toBe(clean);
});

test('a long name keeps its ending, and a character is never cut', () => {
  const name = cleanFileName(`${'😀'.repeat(300)}.csv`, 'text/plain');
  expect([...name].length).toBeLessThanOrEqual(120);
  expect(name).toMatch(/^😀+\.csv$/u);
});
