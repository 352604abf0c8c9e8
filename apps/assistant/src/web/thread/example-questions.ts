/** What anybody can ask of the shipped documents, and without any document. The same on every page: people write both scripts. */
export const exampleQuestions = [
  'گندم کو پہلا پانی کب لگائیں؟',
  'gandum ko pehla pani kab lagayen',
  'ڈیڑھ کروڑ روپے الفاظ میں',
  '14 اگست 2026 کی ہجری تاریخ',
] as const;
