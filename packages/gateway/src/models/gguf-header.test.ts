import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GgufValue, ggufFile } from '../testing/gguf-file.ts';
import { smallGguf } from '../testing/model-host.ts';
import { scriptedGguf } from '../testing/scripted-gguf.ts';
import { readGgufHeader } from './gguf-header.ts';
import { ModelError } from './model-error.ts';

let folder: TempDir;
beforeEach(() => {
  folder = tempDir('header');
});
afterEach(() => folder.remove());

const read = (bytes: Buffer) => {
  const path = join(folder.path, 'a.gguf');
  writeFileSync(path, bytes);
  return readGgufHeader(path);
};

const text = (value: string): GgufValue => ({ type: 'string', value });

test('what a model says of itself', async () => {
  expect(await read(scriptedGguf())).toEqual({
    name: 'scripted, test only',
    architecture: 'llama',
    licence: 'cc0-1.0',
    licenceUrl: null,
    contextLength: 4096,
  });
});

test('the name of a licence that is "other" counts, whatever stands between, and what is absent is null', async () => {
  const properties = new Map<string, GgufValue>([
    ['general.license', text('other')],
    ['tokenizer.ggml.tokens', { type: 'strings', value: Array.from({ length: 20_000 }, () => 'token') }],
    ['tokenizer.ggml.scores', { type: 'f32s', value: Array.from({ length: 20_000 }, () => 1) }],
    ['general.license.name', text('gemma')],
    ['general.license.link', text('https://example.org/licence')],
  ]);
  const header = await read(ggufFile(properties, []));
  expect(header).toMatchObject({
    licence: 'gemma',
    licenceUrl: 'https://example.org/licence',
    name: null,
    contextLength: null,
  });
  expect(await read(smallGguf({ licence: null }))).toMatchObject({ licence: null, contextLength: 4096 });
});

test('a file that is cut anywhere in its header, or says of itself what cannot be, is refused', async () => {
  const whole = ggufFile(new Map([['general.name', text('x')]]), []);
  const end = whole.indexOf('x') + 1;
  const cut = fc.integer({ min: 0, max: end - 1 });
  await fc.assert(
    fc.asyncProperty(cut, async (length) => {
      await expect(read(whole.subarray(0, length))).rejects.toMatchObject({ code: 'not_gguf', params: { file: 'a.gguf' } });
    }),
    { numRuns: 20 },
  );
  const huge = Buffer.from(whole);
  huge.writeBigUInt64LE(2n ** 60n, 16);
  await expect(read(huge)).rejects.toMatchObject({ code: 'not_gguf' });
});

test('random bytes behind the magic never hang it and never fail otherwise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const head = Buffer.from('GGUF\u0003\0\0\0\0\0\0\0\0\0\0\0\u0004\0\0\0\0\0\0\0', 'latin1');
      const found = await read(Buffer.concat([head, bytes])).catch((error: unknown) => error);
      expect(found instanceof Error ? found instanceof ModelError : true).toBe(true);
    }),
    { numRuns: 60 },
  );
});
