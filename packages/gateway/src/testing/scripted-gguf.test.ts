import { join } from 'node:path';
import { deepRuns } from '@repo/facts/testing';
import { tempDir } from '@repo/testing/temp-dir';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeWithLlama } from './needs-llama.ts';
import { scriptedAnswer, scriptedGguf, writeScriptedGguf } from './scripted-gguf.ts';

/** Reads the head of a GGUF file as ggml-org/llama.cpp `docs/gguf.md` describes it. */
function head(file: Buffer) {
  return {
    magic: file.toString('latin1', 0, 4),
    version: file.readUInt32LE(4),
    tensors: Number(file.readBigUInt64LE(8)),
    metadata: Number(file.readBigUInt64LE(16)),
  };
}

test('is a GGUF file of version 3 with 12 tensors and 516,384 float32 parameters in whole blocks of 32 bytes', () => {
  const file = scriptedGguf();
  expect(head(file)).toEqual({ magic: 'GGUF', version: 3, tensors: 12, metadata: 25 });
  expect(file.length % 32).toBe(0);
  // 516,384 × 4 bytes of weights; what is left is the head.
  expect(file.length - 516_384 * 4).toBeGreaterThan(0);
  expect(file.length - 516_384 * 4).toBeLessThan(8192);
});

describeWithLlama('read back by node-llama-cpp', () => {
  test('the metadata that llama.cpp needs', async () => {
    const folder = tempDir('scripted-gguf');
    const path = join(folder.path, 'scripted.gguf');
    writeScriptedGguf(path);
    const { readGgufFileInfo } = await import('node-llama-cpp');
    const { metadata, tensorInfo } = await readGgufFileInfo(path, { sourceType: 'filesystem' });
    folder.remove();
    expect(metadata.general).toEqual({
      architecture: 'llama',
      name: 'scripted, test only',
      license: 'cc0-1.0',
      alignment: 32,
      file_type: 0,
    });
    expect(metadata.llama).toEqual({
      context_length: 4096,
      embedding_length: 288,
      block_count: 1,
      feed_forward_length: 32,
      attention: { head_count: 4, head_count_kv: 4, layer_norm_rms_epsilon: Math.fround(1e-5) },
      rope: { dimension_count: 72 },
      vocab_size: 271,
    });
    const { tokens, scores, token_type: types, ...rest } = metadata.tokenizer.ggml;
    expect(rest).toEqual({
      model: 'llama',
      bos_token_id: 1,
      eos_token_id: 260,
      unknown_token_id: 0,
      add_bos_token: true,
      add_eos_token: false,
      add_space_prefix: false,
    });
    expect([tokens[0], tokens[2], tokens[3], tokens[258], tokens[259], tokens[260]]).toEqual([
      '<unk>',
      '</s>',
      '<0x00>',
      '<0xFF>',
      '<|im_start|>',
      '<|im_end|>',
    ]);
    expect(tokens.slice(261)).toEqual(['▁', 'السلام', '▁علیکم', '!', '▁گندم', '▁کی', '▁فصل', '▁اچھی', '▁ہے', '۔']);
    expect(scores?.slice(260)).toEqual([0, -1, -2, -2, -2, -2, -2, -2, -2, -2, -2]);
    expect(types).toEqual([2, 3, 3, ...Array(256).fill(6), 3, 3, ...Array(10).fill(1)]);
    expect(tensorInfo).toHaveLength(12);
  });
});

test('says the sentence of the default script', () => {
  expect(scriptedAnswer).toBe('السلام علیکم! گندم کی فصل اچھی ہے۔');
});

test('the same options give the same bytes, another script gives others', () => {
  expect(scriptedGguf().equals(scriptedGguf())).toBe(true);
  expect(scriptedGguf().equals(scriptedGguf({ loop: true }))).toBe(false);
  expect(scriptedGguf().equals(scriptedGguf({ pieces: ['ہاں'] }))).toBe(false);
});

test('every token has one successor: each column of the output matrix holds a single 1', () => {
  const piece = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text !== ' ' && !/[<▁]/.test(text));
  const scripts = fc.uniqueArray(piece, { minLength: 1, maxLength: 12, selector: (text) => text.replaceAll(' ', '▁') });
  fc.assert(
    fc.property(scripts, fc.boolean(), (pieces, loop) => {
      const count = 262 + pieces.length;
      const dimension = Math.ceil(count / 32) * 32;
      const file = scriptedGguf({ pieces, loop });
      const output = new Float32Array(new Uint8Array(file.subarray(file.length - dimension * count * 4)).buffer);
      for (let from = 0; from < dimension; from += 1) {
        let sum = 0;
        for (let to = 0; to < count; to += 1) sum += output[to * dimension + from] ?? Number.NaN;
        expect(sum).toBe(from < count ? 1 : 0);
      }
    }),
    { numRuns: deepRuns(10, 100) },
  );
});

test('refuses a script without a piece, or with one twice', () => {
  expect(() => scriptedGguf({ pieces: [] })).toThrow(RangeError);
  expect(() => scriptedGguf({ pieces: ['ہاں', ' جی', 'ہاں'] })).toThrow(RangeError);
  expect(() => scriptedGguf({ pieces: ['<s>'] })).toThrow(RangeError);
});
