import { createInference } from '@repo/inference';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { InferencePort, InferenceState, ServedModel } from '../inference/port.ts';
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
};
const ready = (changes: Partial<ServedModel> = {}): InferenceState => ({
  state: 'ready',
  model: { ...model, ...changes },
  client,
});
const set = ready({ origin: 'set', dialect: null, host: '10.0.0.9:8080', onThisMachine: false });
const port = (state: InferenceState): InferencePort => ({ current: async () => state });

const states: readonly (readonly [InferenceState, string, object])[] = [
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
    { state: 'none' },
    'Model: none yet; the verticals work by rules. Put a GGUF file into /data/models, or start Ollama with a model.',
    { mode: 'absent', messageKey: 'server.service.inference.none', params: {} },
  ],
  [
    { state: 'loading' },
    'Model: the file is being loaded; until then the verticals work by rules.',
    { mode: 'local', messageKey: 'server.service.inference.loading', params: {} },
  ],
  [
    { state: 'refused' },
    'Model: none is used, because others can reach this product or DATABASE_URL is set. There a model needs a card, and cards are not read yet.',
    { mode: 'absent', messageKey: 'server.service.inference.refused', params: {} },
  ],
  [
    { state: 'failed', reason: 'unreachable' },
    'Model: none; the verticals work by rules. The server of INFERENCE_URL does not answer; it is asked again.',
    { mode: 'absent', messageKey: 'server.service.inference.failed', params: { reason: 'unreachable' } },
  ],
  [
    { state: 'failed', reason: 'model_unreadable' },
    'Model: none; the verticals work by rules. MODEL_PATH names /product/own.gguf, which is no file that can be loaded. Correct it in .env and start again.',
    { mode: 'absent', messageKey: 'server.service.inference.failed', params: { reason: 'model_unreadable' } },
  ],
];

const places = { env: { MODEL_PATH: 'own.gguf' }, root: '/product', dataDir: '/data' };

test.each(states)('%# the line and the row of a state', async (state, line, row) => {
  expect(await modelLine(port(state), places, () => {})).toBe(line);
  const services = await servicesOf({ SMTP_URL: undefined }, 'embedded', port(state))();
  expect(services.at(-1)).toEqual({ id: 'inference', variable: 'INFERENCE_URL', ...row });
});

test('the row names no address and no key', async () => {
  const services = await servicesOf({ SMTP_URL: undefined }, 'embedded', port(set))();
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
    expect(await modelLine({ current: () => asked }, places, later)).toBe('Model: still looking for one.');
    expect(performance.now() - begun).toBeGreaterThan(250);
    expect(later).not.toHaveBeenCalled();
    answer(ready());
    await expect.poll(() => later.mock.calls).toEqual([['Model: qwen3:4b of Ollama at 127.0.0.1:11434.']]);
  });
});
