/** What the audit log calls what is done here. */
import type { AuditWords } from '@repo/vertical';

export const auditWords: AuditWords = {
  'evidence.add': { ur: 'کوٹیشن کا ثبوت درج کیا', en: 'Recorded evidence for a quote' },
  'quote.delete': { ur: 'کوٹیشن حذف کی', en: 'Deleted a quote' },
  'quote.duplicate': { ur: 'کوٹیشن کی نقل بنائی', en: 'Duplicated a quote' },
  'quote.restore': { ur: 'کوٹیشن بحال کی', en: 'Restored a quote' },
  'quote.save': { ur: 'کوٹیشن محفوظ کی', en: 'Saved a quote' },
};
