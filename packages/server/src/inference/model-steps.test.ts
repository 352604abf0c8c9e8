import { expect, test } from 'vitest';
import { modelSteps } from './model-steps.ts';
import type { ChosenFile, FileFailure, InferenceState } from './port.ts';

const linesOf = (state: InferenceState) => modelSteps(state).map(({ line }) => line);

test('without a model there are five ways, with the folder that is read', () => {
  expect(linesOf({ state: 'none', folder: '/data/models' })).toEqual([
    'INFERENCE_URL=http://127.0.0.1:8080/v1',
    'ollama pull MODEL',
    '/data/models/model.gguf',
    'npm run model list',
    'MODEL_PATH=/path/to/model.gguf',
  ]);
});

const url = 'http://127.0.0.1:9/v1';
test.each([
  ['unreachable', url, [url, `INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
  ['server_error', url, [url, `INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
  ['no_model', url, [url, `INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
  ['unauthorized', url, ['INFERENCE_KEY=KEY', `INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
  ['not_api', url, [`INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
  ['needs_v1', 'http://127.0.0.1:9/', [`INFERENCE_URL=${url}`, 'INFERENCE_URL=']],
] as const)('%s: the server that was set, its address, or none', (reason, set, lines) => {
  expect(linesOf({ state: 'failed', reason, url: set })).toEqual(lines);
});

const file: ChosenFile = { by: 'MODEL_PATH', path: '/own/a.gguf', folder: '/data/models' };
const failures: readonly FileFailure[] = ['file_missing', 'file_denied', 'not_gguf', 'too_large', 'model_unreadable'];

test.each(failures)('%s: the path that was set, or none; in the folder another file, or a server', (reason) => {
  expect(linesOf({ state: 'failed', reason, file })).toEqual(['MODEL_PATH=/own/a.gguf', 'MODEL_PATH=']);
  expect(linesOf({ state: 'failed', reason, file: { ...file, by: 'folder' } })).toEqual([
    '/own/a.gguf',
    'INFERENCE_URL=http://127.0.0.1:8080/v1',
    'ollama pull MODEL',
  ]);
});

test('where no file can be used, a server; where a model comes by itself, nothing', () => {
  for (const reason of ['llama_missing', 'start_failed'] as const) {
    expect(linesOf({ state: 'failed', reason, file })).toEqual(['INFERENCE_URL=http://127.0.0.1:8080/v1', 'ollama pull MODEL']);
  }
  for (const state of ['loading', 'starting'] as const) expect(linesOf({ state })).toEqual([]);
});

test('where the policy refuses, the setting that decides', () => {
  expect(linesOf({ state: 'refused', reason: 'no_jurisdiction' })).toEqual(["inference: { jurisdiction: 'PK' }"]);
  expect(linesOf({ state: 'refused', reason: 'no_card', model: 'a' })).toEqual(['inference: { cards: [{ id: … }] }']);
});
