import { type Instruction, noModelInstructions } from '@repo/gateway';
import { refusalWords } from './policy/refusal-words.ts';
import type { ChosenFile, InferenceState, ServerFailure } from './port.ts';
import { withVersion } from './server-failure.ts';

/** One way to a model: a line for `.env` or a terminal, and what to do with it in both languages. */
export type ModelStep = Instruction;

/**
 * What a person can do about a state; empty where a model answers or comes by itself. It depends on the cause: where a setting is wrong,
 * the ways are to correct it or to empty it. Lines hold the addresses and paths that the state holds: none where others reach the product.
 */
export function modelSteps(now: InferenceState): readonly ModelStep[] {
  if (now.state === 'none') return now.folder === undefined ? noModelInstructions : waysWith(now.folder);
  if (now.state === 'refused') return [refusalWords(now.reason).step];
  if (now.state !== 'failed') return [];
  switch (now.reason) {
    case 'llama_missing':
    case 'start_failed':
      return servers;
    case 'file_missing':
    case 'file_denied':
    case 'not_gguf':
    case 'too_large':
    case 'model_unreadable':
      return now.file ? fileSteps(now.file) : servers;
    default:
      return now.url === undefined ? [] : serverSteps(now.reason, new URL(now.url));
  }
}

const beginsWith =
  (...names: readonly string[]) =>
  ({ line }: ModelStep): boolean =>
    names.some((name) => line.startsWith(name));

/** A server on this machine works whatever is wrong with a file. */
const servers = noModelInstructions.filter(beginsWith('INFERENCE_URL', 'ollama'));

function waysWith(folder: string): readonly ModelStep[] {
  const isFolder = beginsWith('.data/');
  return noModelInstructions.map((step) => (isFolder(step) ? { ...step, line: `${folder}/model.gguf` } : step));
}

function serverSteps(reason: ServerFailure, url: URL): readonly ModelStep[] {
  const { href } = url;
  const correct: ModelStep = {
    line: `INFERENCE_URL=${href}`,
    en: 'Correct this address in the file .env and start again. Such an address mostly ends in /v1.',
    ur: 'یہ پتا فائل .env میں درست کریں اور دوبارہ شروع کریں۔ ایسے پتے کے آخر میں اکثر /v1 ہوتا ہے۔',
  };
  const empty: ModelStep = {
    line: 'INFERENCE_URL=',
    en: 'Leave it empty in the file .env and start again: a model server or a model file of this machine is used then.',
    ur: 'فائل .env میں اسے خالی چھوڑیں اور دوبارہ شروع کریں: پھر اسی کمپیوٹر کا ماڈل سرور یا ماڈل کی فائل استعمال ہوتی ہے۔',
  };
  switch (reason) {
    case 'unreachable':
      return [{ line: href, ...start }, correct, empty];
    case 'server_error':
      return [{ line: href, ...lookAtServer }, correct, empty];
    case 'no_model':
      return [{ line: href, ...loadThere }, correct, empty];
    case 'unauthorized':
      return [{ line: 'INFERENCE_KEY=KEY', ...writeKey }, correct, empty];
    case 'needs_v1':
      return [{ line: `INFERENCE_URL=${withVersion(url) ?? href}`, ...writeVersion }, empty];
    case 'not_api':
      return [correct, empty];
  }
}

const start = {
  en: 'Start the server of this address. Nothing else is to be done: it is asked again by itself.',
  ur: 'اس پتے کا سرور چلائیں۔ اور کچھ نہیں کرنا: اس سے خود ہی دوبارہ پوچھا جاتا ہے۔',
};
const lookAtServer = {
  en: 'Look into the log of the server at this address, or start it again.',
  ur: 'اس پتے کے سرور کا لاگ دیکھیں، یا اسے دوبارہ چلائیں۔',
};
const loadThere = {
  en: 'Load a model into the server of this address. It is asked again by itself.',
  ur: 'اس پتے کے سرور میں کوئی ماڈل رکھیں۔ اس سے خود ہی دوبارہ پوچھا جاتا ہے۔',
};
const writeKey = {
  en: 'Write the key of that server into the file .env in the place of KEY and start again.',
  ur: 'فائل .env میں KEY کی جگہ اس سرور کی API key لکھیں اور دوبارہ شروع کریں۔',
};
const writeVersion = {
  en: 'At this address the server lists its models: write it into the file .env and start again.',
  ur: 'اس پتے پر سرور اپنے ماڈل بتاتا ہے: اسے فائل .env میں لکھیں اور دوبارہ شروع کریں۔',
};

function fileSteps({ by, path, folder }: ChosenFile): readonly ModelStep[] {
  if (by === 'folder') {
    return [
      {
        line: path,
        en: 'Put another model file (GGUF) beside it or in its place: whole, readable by this user and smaller than the memory. The newest one is used.',
        ur: 'اس کے ساتھ یا اس کی جگہ ماڈل کی دوسری فائل (GGUF) رکھیں: پوری ہو، یہ صارف اسے پڑھ سکے اور میموری سے چھوٹی ہو۔ سب سے نئی فائل استعمال ہوتی ہے۔',
      },
      ...servers,
    ];
  }
  return [
    {
      line: `MODEL_PATH=${path}`,
      en: 'Correct this path in the file .env and start again. The file must be a whole GGUF file, readable by this user and smaller than the memory.',
      ur: 'یہ راستہ فائل .env میں درست کریں اور دوبارہ شروع کریں۔ فائل پوری GGUF ہو، یہ صارف اسے پڑھ سکے اور میموری سے چھوٹی ہو۔',
    },
    {
      line: 'MODEL_PATH=',
      en: `Leave it empty in the file .env and start again: the newest file in ${folder} is used then.`,
      ur: `فائل .env میں اسے خالی چھوڑیں اور دوبارہ شروع کریں: پھر ${folder} کی سب سے نئی فائل استعمال ہوتی ہے۔`,
    },
  ];
}
