import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithLlama } from '../testing/needs-llama.ts';
import { writeScriptedGguf } from '../testing/scripted-gguf.ts';
import { type LoadedLlama, loadLlama } from './load-llama.ts';
import { openModel } from './open-model.ts';
import type { LanguageModel } from './port.ts';

describeWithLlama('a ranking model', () => {
  const folder = tempDir('gateway-ranker');
  const { signal } = new AbortController();
  let loaded: LoadedLlama;
  let model: LanguageModel;
  beforeAll(async () => {
    const path = join(folder.path, 'ranking.gguf');
    writeScriptedGguf(path, { ranks: '☂' });
    loaded = await loadLlama(1);
    model = await openModel(loaded, { path, threads: 1, contextSize: 256, sequences: 1 });
  });
  afterAll(async () => {
    await model.dispose();
    await loaded.llama.dispose();
    folder.remove();
  });

  test('is known as one, and scores each document by itself', async () => {
    expect(model.info).toMatchObject({ kind: 'ranking', architecture: 'qwen3' });
    const { scores, promptTokens } = await model.rank('ab', ['c☂', 'c', '☂☂'], signal);
    const [one = 0, none = 0, two = 0] = scores;
    expect(none).toBeCloseTo(0.5, 5);
    expect(one).toBeGreaterThan(none);
    expect(two).toBeGreaterThan(one);
    expect(two).toBeLessThanOrEqual(1);
    // <s>, two bytes and the end of the query; two tokens or one of the document and its end.
    expect(promptTokens).toBe(7 + 6 + 7);
  });

  test('refuses a document that does not fit with its query, with both sizes', async () => {
    const refused = { type: 'exceed_context_size_error', details: { n_prompt_tokens: 305, n_ctx: 256 } };
    await expect(model.rank('ab', ['c', 'd'.repeat(300)], signal)).rejects.toMatchObject(refused);
  });

  test('an abort ends it before the next document', async () => {
    await expect(model.rank('ab', ['c'], AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
