/** What the audit log calls what is done here. */
import type { AuditWords } from '@repo/vertical';

export const auditWords: AuditWords = {
  'entry.add': { ur: 'کھیت کا اندراج کیا', en: 'Added an entry to a field' },
  'entry.withdraw': { ur: 'کھیت کا اندراج واپس لیا', en: 'Withdrew an entry of a field' },
  'field.delete': { ur: 'کھیت حذف کیا', en: 'Deleted a field' },
  'field.restore': { ur: 'کھیت بحال کیا', en: 'Restored a field' },
  'field.save': { ur: 'کھیت محفوظ کیا', en: 'Saved a field' },
  'weather.fetch': { ur: 'موسم منگوایا', en: 'Fetched the weather' },
  'weather.upload': { ur: 'اسٹیشن کا موسم محفوظ کیا', en: 'Stored the weather of a station' },
};
