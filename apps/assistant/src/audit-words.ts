/** What the audit log calls what is done here. */
import type { AuditWords } from '@repo/vertical';

export const auditWords: AuditWords = {
  'conversation.ask': { ur: 'معاون سے سوال پوچھا', en: 'Asked the assistant a question' },
  'conversation.delete': { ur: 'گفتگو حذف کی', en: 'Deleted a conversation' },
  'conversation.rename': { ur: 'گفتگو کا نام بدلا', en: 'Renamed a conversation' },
  'conversation.restore': { ur: 'گفتگو بحال کی', en: 'Restored a conversation' },
  'conversation.stop': { ur: 'ماڈل کا جواب روکا', en: 'Stopped an answer of the model' },
  'conversation.write': { ur: 'ماڈل سے جواب لکھوایا', en: 'Let the model write an answer' },
  'document.add': { ur: 'دستاویز شامل کی', en: 'Added a document' },
  'document.delete': { ur: 'دستاویز حذف کی', en: 'Deleted a document' },
  'document.restore': { ur: 'دستاویز بحال کی', en: 'Restored a document' },
};
