/** A refusal in words, in both languages, with what can be done. They name no host, no path and no model: visitors may read them. */
import type { RefusalReason } from './refusal.ts';

interface InBoth {
  readonly ur: string;
  readonly en: string;
}

export interface RefusalWords {
  readonly why: InBoth;
  /** A line for `buniyad.config.ts`, `.env` or a terminal, and what to do with it. */
  readonly step: InBoth & { readonly line: string };
}

export const refusalWords = (reason: RefusalReason): RefusalWords => words[reason];

const again = { ur: 'پھر دوبارہ شروع کریں۔', en: 'Then start again.' };

const words: Readonly<Record<RefusalReason, RefusalWords>> = {
  no_card: {
    why: {
      ur: 'اس ماڈل کا کارڈ نہیں، اور یہاں کارڈ کے بغیر کسی ماڈل سے نہیں پوچھا جاتا۔',
      en: 'The model has no card, and none is asked without one here.',
    },
    step: {
      line: 'inference: { cards: [{ id: … }] }',
      ur: `فائل buniyad.config.ts میں ماڈل کا کارڈ لکھیں: بنانے والا، لائسنس اور فائل کا SHA-256۔ طریقہ docs/inference.md میں ہے۔ ${again.ur}`,
      en: `Write the model’s card into buniyad.config.ts: who made it, its licence, and the SHA-256 of its file. docs/inference.md shows how. ${again.en}`,
    },
  },
  infrastructure_tier: {
    why: {
      ur: 'ماڈل کی مشین جس ملک میں ہے یا جو اسے چلاتا ہے، وہ یہاں کی پالیسی کے مطابق نہیں، یا درج نہیں۔',
      en: 'Where the model’s machine stands, or who runs it, is not what the policy here asks for, or is not declared.',
    },
    step: {
      line: "inference: { endpoint: { operator: { name: '…', jurisdiction: '…' }, location: '…' } }",
      ur: `فائل buniyad.config.ts میں لکھیں کہ سرور کون چلاتا ہے اور کس ملک میں ہے، یا ایسا سرور لیں جو پالیسی کے مطابق ہو۔ ${again.ur}`,
      en: `Write into buniyad.config.ts who runs the server and in which country, or use a server that the policy allows. ${again.en}`,
    },
  },
  data_tier: {
    why: {
      ur: 'سوال اور جواب جس کے اختیار میں ہیں، وہ یہاں کی پالیسی کے مطابق نہیں، یا درج نہیں۔',
      en: 'Who decides over questions and answers there is not what the policy here asks for, or is not declared.',
    },
    step: {
      line: "inference: { endpoint: { dataController: { name: '…', jurisdiction: '…' } } }",
      ur: `فائل buniyad.config.ts میں لکھیں کہ اس سرور پر سوال اور جواب کس کے اختیار میں ہیں، یا دوسرا سرور لیں۔ ${again.ur}`,
      en: `Write into buniyad.config.ts who decides over prompts and answers on that server, or use another server. ${again.en}`,
    },
  },
  weights_tier: {
    why: {
      ur: 'ماڈل کس نے اور کس ملک میں بنایا، یہ کارڈ میں درج نہیں۔',
      en: 'The card does not say who made the model, or in which country.',
    },
    step: {
      line: "inference: { cards: [{ publisherCountry: '…' }] }",
      ur: `فائل buniyad.config.ts کے کارڈ میں بنانے والے کا ملک اور اصل ماڈل لکھیں، یا دوسرا ماڈل لیں۔ ${again.ur}`,
      en: `Write the publisher’s country and the model that it was made from into its card in buniyad.config.ts, or use another model. ${again.en}`,
    },
  },
  remote_model: {
    why: { ur: 'یہ ماڈل اپنی کمپنی کی مشینوں پر چلتا ہے۔', en: 'The model runs on its vendor’s machines.' },
    step: {
      line: 'ollama pull MODEL',
      ur: 'اس کی جگہ ایسا ماڈل لیں جو سرور پر خود چلتا ہو۔',
      en: 'Use a model in its place that runs on the server itself.',
    },
  },
  licence_not_read: {
    why: { ur: 'ماڈل کے لائسنس کی کسی نے تصدیق نہیں کی۔', en: 'Nobody confirmed the model’s licence.' },
    step: {
      line: 'inference: { cards: [{ licence: { … } }] }',
      ur: `لائسنس پڑھیں، پھر فائل buniyad.config.ts میں اپنا کارڈ لکھیں، یا دوسرا ماڈل لیں۔ ${again.ur}`,
      en: `Read the licence and write a card of your own into buniyad.config.ts, or use another model. ${again.en}`,
    },
  },
  licence_not_allowed: {
    why: {
      ur: 'ماڈل کا لائسنس یہاں کے منظور شدہ لائسنسوں میں نہیں۔',
      en: 'The model’s licence is not among those that are allowed here.',
    },
    step: {
      line: "inference: { allowedLicences: ['…'] }",
      ur: `لائسنس قبول ہو تو اس کا نام فائل buniyad.config.ts میں لکھیں، ورنہ دوسرا ماڈل لیں۔ ${again.ur}`,
      en: `Where you accept the licence, write its name into buniyad.config.ts; otherwise use another model. ${again.en}`,
    },
  },
  not_commercial: {
    why: {
      ur: 'ماڈل کا لائسنس کاروبار میں استعمال کی اجازت نہیں دیتا۔',
      en: 'The model’s licence does not allow commercial use.',
    },
    step: {
      line: 'npm run model list',
      ur: 'دوسرا ماڈل لیں۔ یہ فہرست لائسنس بھی دکھاتی ہے۔',
      en: 'Use another model. This list has the licences.',
    },
  },
  file_not_pinned: {
    why: {
      ur: 'ماڈل کی فائل کا SHA-256 کارڈ میں درج نہیں، یا فائل اس سے مختلف ہے۔',
      en: 'The card has no SHA-256 of the model’s file, or the file is another one.',
    },
    step: {
      line: 'sha256sum model.gguf',
      ur: `فائل کا SHA-256 معلوم کریں اور فائل buniyad.config.ts کے کارڈ میں files کے نیچے لکھیں۔ ${again.ur}`,
      en: `Work out the SHA-256 of the file and write it below files of a card in buniyad.config.ts. ${again.en}`,
    },
  },
  data_terms: {
    why: {
      ur: 'یہ درج نہیں کہ سرور سوال کتنے دن رکھتا ہے اور ان سے کوئی ماڈل تو نہیں سکھاتا۔',
      en: 'It is not declared for how long the server keeps questions, and that no model is trained on them.',
    },
    step: {
      line: 'inference: { endpoint: { retentionDays: 0, trainsOnInputs: false } }',
      ur: `معاہدہ ایسا ہو تو فائل buniyad.config.ts میں لکھیں، ورنہ دوسرا سرور لیں۔ ${again.ur}`,
      en: `Where the contract says so, write it into buniyad.config.ts; otherwise use another server. ${again.en}`,
    },
  },
  unknown_host: {
    why: { ur: 'اس پتے کا کوئی سرور مقرر نہیں۔', en: 'No server is set for this address.' },
    step: {
      line: 'INFERENCE_URL=',
      ur: `فائل .env میں سرور کا پتا درست کریں۔ ${again.ur}`,
      en: `Correct the server’s address in the file .env. ${again.en}`,
    },
  },
  redirect: {
    why: { ur: 'سرور سوال کو کسی اور پتے پر بھیجنا چاہتا ہے۔', en: 'The server wants the question to go to another address.' },
    step: {
      line: 'INFERENCE_URL=',
      ur: `فائل .env میں وہ پتا لکھیں جو خود جواب دیتا ہے۔ ${again.ur}`,
      en: `Write the address that answers itself into the file .env. ${again.en}`,
    },
  },
  address: {
    why: {
      ur: 'سرور کا نام ایسے پتے پر لے جاتا ہے جو فہرست میں نہیں۔',
      en: 'The server’s name leads to an address that is not listed.',
    },
    step: {
      line: "inference: { allowedAddresses: ['…'] }",
      ur: `دیکھیں کہ نام کس پتے پر جاتا ہے۔ پتا درست ہو تو اسے فائل buniyad.config.ts میں لکھیں۔ ${again.ur}`,
      en: `See where the name leads. Where that is right, list the address in buniyad.config.ts. ${again.en}`,
    },
  },
  no_jurisdiction: {
    why: {
      ur: 'یہ درج نہیں کہ یہ مشین کس ملک میں ہے اور کس کے قانون کے تحت۔',
      en: 'Nobody said in which country this machine stands, and under whose law.',
    },
    step: {
      line: "inference: { jurisdiction: 'PK' }",
      ur: `مشین کا ملک فائل buniyad.config.ts میں لکھیں: PK صرف تب، جب وہ پاکستان میں ہو۔ ${again.ur}`,
      en: `Write the machine’s country into buniyad.config.ts: PK only where it stands in Pakistan. ${again.en}`,
    },
  },
  audit_unavailable: {
    why: {
      ur: 'استعمال کا ریکارڈ نہیں لکھا جا سکا، اور لکھے بغیر کسی ماڈل سے نہیں پوچھا جاتا۔',
      en: 'The record of use could not be written, and no model is asked without it.',
    },
    step: {
      line: 'npm run doctor',
      ur: 'دیکھیں کہ ڈسک پر جگہ ہے اور کوئی دوسرا عمل وہی ریکارڈ نہیں لکھتا۔ وجہ لاگ میں ہے۔',
      en: 'See that the disk has room and that no other process writes the same record. The reason is in the log.',
    },
  },
};
