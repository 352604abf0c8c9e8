import { GatewayError } from '../gateway-error.ts';

/** One way to a model: a line for `.env` or for a terminal, and what to do with it. */
export interface Instruction {
  readonly line: string;
  readonly en: string;
  readonly ur: string;
}

/** What a person can do when there is no model, in the order of least effort. Latin words in the Urdu text are not isolated. */
export const noModelInstructions: readonly Instruction[] = [
  {
    line: 'INFERENCE_URL=http://127.0.0.1:8080/v1',
    en: 'A model server already runs: write its address into the file .env and start again.',
    ur: 'ماڈل سرور پہلے سے چل رہا ہے: اس کا پتا فائل .env میں لکھیں اور دوبارہ شروع کریں۔',
  },
  {
    line: 'ollama pull MODEL',
    en: 'Ollama is installed: run this in a terminal, in place of MODEL a name from the list of Ollama itself. Which model and under which licence is your choice. It is found within two minutes.',
    ur: 'کمپیوٹر پر Ollama نصب ہے: یہ کمانڈ ٹرمینل میں چلائیں اور MODEL کی جگہ خود Ollama کی فہرست کا کوئی نام لکھیں۔ ماڈل اور اس کے لائسنس کا انتخاب آپ کا ہے۔ دو منٹ کے اندر ماڈل مل جائے گا۔',
  },
  {
    line: '.data/models/model.gguf',
    en: 'A model file (GGUF) is on this machine: put it into this folder; the newest one there is used. Such files come from a model hub: which one and under which licence is your choice. Nothing is downloaded by itself.',
    ur: 'ماڈل کی فائل (GGUF) اس کمپیوٹر پر موجود ہے: اسے اس فولڈر میں رکھیں؛ وہاں کی سب سے نئی فائل استعمال ہوتی ہے۔ ایسی فائلیں ماڈلوں کی سائٹ (model hub) سے ملتی ہیں: فائل اور اس کے لائسنس کا انتخاب آپ کا ہے۔ خود سے کچھ ڈاؤن لوڈ نہیں ہوتا۔',
  },
  {
    line: 'npm run model list',
    en: 'Shows the model files that are here and the cards of models. npm run model pull fetches a file by its address, its SHA-256 and its licence; the page Model files in the settings does the same.',
    ur: 'یہاں موجود ماڈل کی فائلیں اور ماڈلوں کے کارڈ دکھاتی ہے۔ کمانڈ npm run model pull فائل کو اس کے پتے، SHA-256 اور لائسنس سے ڈاؤن لوڈ کرتی ہے؛ سیٹنگز کا صفحہ «ماڈل کی فائلیں» یہی کام کرتا ہے۔',
  },
  {
    line: 'MODEL_PATH=/path/to/model.gguf',
    en: 'A model file is in another place: write its path into the file .env and start again.',
    ur: 'ماڈل کی فائل کسی اور جگہ ہے: اس کا راستہ فائل .env میں لکھیں اور دوبارہ شروع کریں۔',
  },
];

/** 503 that no retry mends, with the instructions as data in the body. */
export function noModel(): GatewayError {
  return new GatewayError(503, 'no_model', 'There is no model on this machine yet', {
    shouldRetry: false,
    details: { instructions: noModelInstructions },
  });
}
