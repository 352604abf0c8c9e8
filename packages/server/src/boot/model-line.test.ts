import { createInference } from '@repo/inference';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { undeclared } from '../inference/policy/standing.ts';
import type { InferenceFailure, InferencePort, InferenceState, ServedModel } from '../inference/port.ts';
import en from '../messages/en.json' with { type: 'json' };
import { modelLine } from './model-line.ts';
import { servicesOf } from './services.ts';

const client = createInference({ endpoints: [{ id: 'a', baseURL: 'http://127.0.0.1:9/v1' }] });
afterAll(() => client.close());

const model: ServedModel = {
  id: 'qwen3:4b',
  origin: 'found',
  dialect: 'ollama',
  host: '127.0.0.1:11434',
  onThisMachine: true,
  contextLength: null,
  standing: undeclared,
};
const ready = (changes: Partial<ServedModel> = {}): InferenceState => ({
  state: 'ready',
  model: { ...model, ...changes },
  client,
});
const set = ready({ origin: 'set', dialect: null, host: '10.0.0.9:8080', onThisMachine: false });
const port = (state: InferenceState): InferencePort => ({ current: async () => state });

const states: readonly (readonly [InferenceState, string | RegExp, object])[] = [
  [
    ready(),
    'Model: qwen3:4b of Ollama at 127.0.0.1:11434.',
    { mode: 'local', messageKey: 'server.service.inference.found', params: { model: 'qwen3:4b', server: 'Ollama' } },
  ],
  [
    set,
    'Model: qwen3:4b of the server of INFERENCE_URL at 10.0.0.9:8080, another machine.',
    { mode: 'set', messageKey: 'server.service.inference.set', params: { model: 'qwen3:4b' } },
  ],
  [
    ready({ origin: 'embedded', dialect: null }),
    'Model: qwen3:4b, loaded from its file.',
    { mode: 'local', messageKey: 'server.service.inference.embedded', params: { model: 'qwen3:4b' } },
  ],
  [
    { state: 'none', folder: '/data/models' },
    /^Model: There is no model on this machine\. .*\n {2}INFERENCE_URL=.*\n {6}.*\n {2}ollama pull MODEL\n {6}.*\n {2}\/data\/models\/model\.gguf\n {6}.*\n {2}npm run model list\n {6}.*\n {2}MODEL_PATH=.*\n {6}.*$/,
    { mode: 'absent', messageKey: 'server.service.inference.none', params: {} },
  ],
  [
    { state: 'loading' },
    'Model: The model file is being loaded. Until then everything works by rules.',
    { mode: 'local', messageKey: 'server.service.inference.loading', params: {} },
  ],
  [
    { state: 'starting' },
    'Model: The embedded model ended and is being started again; ask once more in a moment. Until then everything works by rules.',
    { mode: 'local', messageKey: 'server.service.inference.starting', params: {} },
  ],
  [
    { state: 'resting', model, waitMs: 4_200 },
    /^Model: The server of qwen3:4b runs, .* for 5 more seconds at most\. Until then everything works by rules\.$/,
    { mode: 'local', messageKey: 'server.service.inference.resting', params: { model: 'qwen3:4b', seconds: 5 } },
  ],
  [
    { state: 'refused', reason: 'no_card', model: 'qwen3:4b' },
    /^Model: No model is used: .*\. qwen3:4b: The model has no card, .*\n {2}inference: \{ cards.*\n {6}.*$/,
    { mode: 'absent', messageKey: 'server.service.inference.refused', params: {} },
  ],
  [
    { state: 'failed', reason: 'unreachable', url: 'http://10.0.0.9:8080/v1' },
    /^Model: Nothing answers at the address of INFERENCE_URL\. .*\n {2}http:\/\/10\.0\.0\.9:8080\/v1\n {6}.*\n {2}INFERENCE_URL=http:.*\n {6}.*\n {2}INFERENCE_URL=\n {6}.*$/,
    { mode: 'absent', messageKey: 'server.service.inference.failed.unreachable', params: {} },
  ],
  [
    {
      state: 'failed',
      reason: 'file_missing',
      file: { by: 'MODEL_PATH', path: '/product/own.gguf', folder: '/data/models' },
    },
    /^Model: There is no model file own\.gguf at its path\. .*\n {2}MODEL_PATH=\/product\/own\.gguf\n {6}.*\n {2}MODEL_PATH=\n {6}.*$/,
    { mode: 'absent', messageKey: 'server.service.inference.failed.file_missing', params: { file: 'own.gguf' } },
  ],
];

const reasons: Readonly<Record<InferenceFailure, true>> = {
  unreachable: true,
  needs_v1: true,
  not_api: true,
  unauthorized: true,
  no_model: true,
  server_error: true,
  file_missing: true,
  file_denied: true,
  not_gguf: true,
  too_large: true,
  model_unreadable: true,
  llama_missing: true,
  start_failed: true,
};

test('every failure has its own sentence', () => {
  const keys = Object.keys(en).flatMap((key) => /^server\.service\.inference\.failed\.(\w+)$/.exec(key)?.[1] ?? []);
  expect(keys.sort()).toEqual(Object.keys(reasons).sort());
});

test.each(states)('%# the line and the row of a state', async (state, line, row) => {
  expect(await modelLine(port(state), () => {})).toEqual(line instanceof RegExp ? expect.stringMatching(line) : line);
  const services = await servicesOf({ SMTP_URL: undefined, SMS_URL: undefined }, 'embedded', port(state))();
  expect(services.at(-1)).toEqual({ id: 'inference', variable: 'INFERENCE_URL', ...row });
});

test('the row names no address and no key', async () => {
  const services = await servicesOf({ SMTP_URL: undefined, SMS_URL: undefined }, 'embedded', port(set))();
  expect(JSON.stringify(services)).not.toContain('10.0.0.9');
});

describe('while it is not known', () => {
  test('the other lines wait no longer than a look takes, and the true one follows', async () => {
    let answer: (state: InferenceState) => void = () => {};
    const asked = new Promise<InferenceState>((resolve) => {
      answer = resolve;
    });
    const later = vi.fn();
    const begun = performance.now();
    expect(await modelLine({ current: () => asked }, later)).toBe('Model: still looking for one.');
    expect(performance.now() - begun).toBeGreaterThan(250);
    expect(later).not.toHaveBeenCalled();
    answer(ready());
    await expect.poll(() => later.mock.calls).toEqual([['Model: qwen3:4b of Ollama at 127.0.0.1:11434.']]);
  });
});
