/** The table of Urdu's tokens, counted again with the vocabularies that node-llama-cpp brings along. In the deep run alone: a minute and 35 MB. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedVocabularies, englishSentence, fertilitySentences } from '@repo/inference/accounting';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLlama } from '../src/llama/load-llama.ts';
import { describeWithLlama } from '../src/testing/needs-llama.ts';

/** All of llama.cpp as a bundle of git. */
const bundle = join(import.meta.dirname, '../node_modules/node-llama-cpp/llama/gitRelease.bundle');
const canCount = process.env.TEST_DEEP === '1' && existsSync(bundle);

test('each vocabulary is in the table once, and takes more tokens for a sentence of Urdu than for one of English', () => {
  expect(new Set(countedVocabularies.map(({ vocabulary }) => vocabulary)).size).toBe(countedVocabularies.length);
  for (const { urdu, english } of countedVocabularies) expect(Math.min(...urdu)).toBeGreaterThan(english);
});

// Left out, not skipped: a block that needs a program overrides the skipping of its tests.
if (canCount) {
  const limitMs = 120_000;
  describeWithLlama('tokens of Urdu', () => {
    let folder: ReturnType<typeof tempDir>;
    let repository = '';

    beforeAll(() => {
      folder = tempDir('vocabularies');
      repository = join(folder.path, 'llama.git');
      execFileSync('git', ['clone', '--quiet', '--bare', bundle, repository]);
    }, limitMs);
    afterAll(() => folder.remove());

    test.each(countedVocabularies)(
      '$vocabulary takes as many as the table says',
      async ({ vocabulary, urdu, english }) => {
        const name = `ggml-vocab-${vocabulary}.gguf`;
        const file = join(folder.path, name);
        const maxBuffer = 64 * 1024 * 1024;
        writeFileSync(file, execFileSync('git', ['-C', repository, 'show', `HEAD:models/${name}`], { maxBuffer }));
        const { llama } = await loadLlama(1);
        try {
          const model = await llama.loadModel({ modelPath: file, vocabOnly: true });
          const counts = [...fertilitySentences, englishSentence].map((sentence) => model.tokenize(sentence, false).length);
          expect(counts).toEqual([...urdu, english]);
        } finally {
          await llama.dispose();
        }
      },
      limitMs,
    );
  });
}
