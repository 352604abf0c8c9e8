import { indexDocument } from '../searchable-document.ts';

export const wheat = indexDocument({
  id: 'document_wheat',
  title: 'گندم کی آبپاشی',
  text: 'یہ مثال ہے۔\n\nگندم کو پہلا پانی بوائی کے کچھ ہفتے بعد دیا جاتا ہے۔ کھیت میں پانی کھڑا نہ رہے۔',
});

export const murabaha = indexDocument({
  id: 'document_murabaha',
  title: 'Murabaha in plain words',
  text: 'An example.\n\nIn a murabaha the seller discloses the cost and the profit.\n\nThe price does not change after the sale.',
});
