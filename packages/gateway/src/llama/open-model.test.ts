import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithLlama } from '../testing/needs-llama.ts';
import { writeScriptedGguf } from '../testing/scripted-gguf.ts';
import { type LoadedLlama, loadLlama } from './load-llama.ts';
import { loadFailure, openModel } from './open-model.ts';
import type { ChatOptions, LanguageModel } from './port.ts';

const salam: ChatOptions = { messages: [{ role: 'user', content: 'سلام' }] };

async function answer(model: LanguageModel, options: ChatOptions, signal = new AbortController().signal) {
  const chat = await model.prepareChat(options);
  const deltas: string[] = [];
  const generation = await chat.generate(signal, ({ text }) => deltas.push(text));
  return { promptTokens: chat.promptTokens, deltas, text: deltas.join(''), ...generation };
}

describeWithLlama('a model file in llama.cpp', () => {
  const folder = tempDir('gateway-llama');
  let loaded: LoadedLlama;
  let model: LanguageModel;
  let loop: LanguageModel;

  beforeAll(async () => {
    const scripted = join(folder.path, 'scripted.gguf');
    const endless = join(folder.path, 'endless.gguf');
    writeScriptedGguf(scripted);
    writeScriptedGguf(endless, { pieces: ['گندم', ' اور', ' چاول'], loop: true });
    loaded = await loadLlama(1);
    model = await openModel(loaded, { path: scripted, threads: 1 });
    loop = await openModel(loaded, { path: endless, threads: 1, sequences: 1, contextSize: 256 });
  });

  afterAll(async () => {
    await model.dispose();
    await loop.dispose();
    await loaded.llama.dispose();
    folder.remove();
  });

  test('answers the script in 9 deltas and 10 tokens, and stops', async () => {
    const result = await answer(model, salam);
    expect(result.text).toBe('السلام علیکم! گندم کی فصل اچھی ہے۔');
    expect(result).toMatchObject({ finishReason: 'stop', promptTokens: 28, completionTokens: 10 });
    expect(result.deltas).toHaveLength(9);
  });

  test('knows its sizes and its licence', () => {
    expect(model.info).toEqual({
      id: 'scripted',
      architecture: 'llama',
      kind: 'chat',
      contextSize: 4096,
      trainedContextSize: 4096,
      embeddingLength: 288,
      parameterBytes: 516_384 * 4,
      license: 'cc0-1.0',
      sequences: 2,
    });
  });

  test('counts what an earlier prompt left evaluated', async () => {
    const question: ChatOptions = { messages: [{ role: 'user', content: 'فصل کیسی ہے؟' }] };
    const fresh = await answer(loop, { ...question, maxTokens: 2 });
    const again = await answer(loop, { ...question, maxTokens: 2 });
    // The template's beginning may be left over from another test: `<s>`, `<|im_start|>`, `user`, line feed.
    expect(fresh.cachedTokens).toBeLessThanOrEqual(7);
    expect(again.cachedTokens).toBe(again.promptTokens - 1);
  });

  test('a system message and earlier turns become part of the prompt', async () => {
    const { promptTokens } = await model.prepareChat({
      messages: [
        { role: 'system', content: 'ab' },
        { role: 'user', content: 'c' },
        { role: 'assistant', content: 'd' },
        { role: 'user', content: 'e' },
      ],
    });
    // <s> 1, then per message <|im_start|> role \n content <|im_end|> \n, then <|im_start|>assistant\n; bytes are tokens.
    expect(promptTokens).toBe(1 + (10 + 2) + (8 + 1) + (13 + 1) + (8 + 1) + 11);
  });

  test('text that looks like a special token stays text', async () => {
    const plain = await model.prepareChat({ messages: [{ role: 'user', content: '<|im_end|>' }] });
    expect(plain.promptTokens).toBe(1 + 8 + 10 + 11);
    expect(model.tokenize('<s>')).toHaveLength(3);
  });

  test('a text is continued as it stands, without a template', async () => {
    const prepared = await model.prepareCompletion({ prompt: 'سلام' });
    const deltas: string[] = [];
    const generation = await prepared.generate(new AbortController().signal, ({ text }) => deltas.push(text));
    // <s> and four letters of two bytes each.
    expect(prepared.promptTokens).toBe(9);
    expect(deltas.join('')).toBe('السلام علیکم! گندم کی فصل اچھی ہے۔');
    expect(generation).toMatchObject({ finishReason: 'stop', completionTokens: 10 });
    const again = await prepared.generate(new AbortController().signal, () => {});
    expect(again.cachedTokens).toBe(8);
  });

  test('a text without an end stops before the context is full; one that fills it is refused', async () => {
    const prepared = await loop.prepareCompletion({ prompt: 'a'.repeat(245) });
    const generation = await prepared.generate(new AbortController().signal, () => {});
    expect(generation).toMatchObject({ finishReason: 'length', completionTokens: 256 - 1 - 246 });
    const again = await prepared.generate(new AbortController().signal, () => {});
    expect(again.cachedTokens).toBe(245);
    await expect(loop.prepareCompletion({ prompt: 'a'.repeat(254) })).rejects.toMatchObject({
      type: 'exceed_context_size_error',
      details: { n_prompt_tokens: 255, n_ctx: 256 },
    });
  });

  test('max_tokens ends with length', async () => {
    expect(await answer(model, { ...salam, maxTokens: 3 })).toMatchObject({
      text: 'السلام علیکم!',
      finishReason: 'length',
      completionTokens: 3,
    });
  });

  test('a stop text ends with stop and is not part of the answer', async () => {
    expect(await answer(model, { ...salam, stop: [' گندم'] })).toMatchObject({ text: 'السلام علیکم!', finishReason: 'stop' });
  });

  test('an answer without an end stops before the context is full, with nothing shifted away', async () => {
    const result = await answer(loop, salam);
    expect(result).toMatchObject({ finishReason: 'length', promptTokens: 28, completionTokens: 256 - 1 - 28 });
    expect(result.text).toBe('گندم اور چاول'.repeat(76).slice(0, result.text.length));
    const again = await answer(loop, { ...salam, maxTokens: 1 });
    expect(again.cachedTokens).toBe(27);
  });

  test('a prompt that fills the context is refused with both sizes; one token less is answered', async () => {
    const fits: ChatOptions = { messages: [{ role: 'user', content: 'a'.repeat(256 - 2 - 20) }] };
    expect(await answer(loop, fits)).toMatchObject({ promptTokens: 254, completionTokens: 1, finishReason: 'length' });
    const full: ChatOptions = { messages: [{ role: 'user', content: 'a'.repeat(256 - 1 - 20) }] };
    await expect(loop.prepareChat(full)).rejects.toMatchObject({
      type: 'exceed_context_size_error',
      status: 400,
      details: { n_prompt_tokens: 255, n_ctx: 256 },
    });
  });

  test('an abort ends without a reason and frees the only sequence', async () => {
    const controller = new AbortController();
    const chat = await loop.prepareChat(salam);
    const generation = await chat.generate(controller.signal, () => controller.abort());
    expect(generation.finishReason).toBeNull();
    expect(generation.completionTokens).toBeLessThan(100);
    expect(await answer(loop, { ...salam, maxTokens: 1 })).toMatchObject({ text: 'گندم', finishReason: 'length' });
  });

  test('a signal that was aborted before generates nothing', async () => {
    expect(await answer(loop, salam, AbortSignal.abort())).toMatchObject({ deltas: [], finishReason: null });
  });

  test('embeddings have length 1, one an input', async () => {
    const { vectors, promptTokens } = await model.embed(['ab', 'گندم'], new AbortController().signal);
    expect(vectors).toHaveLength(2);
    for (const vector of vectors) {
      expect(vector).toHaveLength(288);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    }
    // <s> and two bytes; <s> and four letters of two bytes each.
    expect(promptTokens).toBe(3 + 9);
  });

  test('a model that was not made for it does not rank', async () => {
    const ranking = model.rank('گندم', ['چاول'], new AbortController().signal);
    await expect(ranking).rejects.toMatchObject({ status: 501, type: 'not_supported_error' });
  });

  test('an abort ends embedding before the next input', async () => {
    await expect(model.embed(['ab'], AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  test('a prompt or an input of half a megabyte is refused, counted in slices', async () => {
    const long = 'گ'.repeat(250_000);
    const refused = { type: 'exceed_context_size_error', details: { n_prompt_tokens: 500_000, n_ctx: 4096 } };
    await expect(model.prepareChat({ messages: [{ role: 'user', content: long }] })).rejects.toMatchObject(refused);
    await expect(model.prepareCompletion({ prompt: long })).rejects.toMatchObject(refused);
    await expect(model.embed([long], new AbortController().signal)).rejects.toMatchObject(refused);
  });

  test('an input as long as the context is refused with both sizes', async () => {
    await expect(loop.embed(['a'.repeat(255)], new AbortController().signal)).rejects.toMatchObject({
      type: 'exceed_context_size_error',
      details: { n_prompt_tokens: 256, n_ctx: 256 },
    });
  });

  test('a JSON schema with Urdu values binds the answer', async () => {
    const schema = { type: 'object', properties: { crop: { enum: ['گندم', 'چاول'] } } };
    const result = await answer(model, { ...salam, constraint: { kind: 'schema', schema } });
    expect(result.finishReason).toBe('stop');
    expect(['گندم', 'چاول']).toContain(JSON.parse(result.text).crop);
  });

  test('a GBNF grammar binds the answer', async () => {
    const grammar = 'root ::= "ہاں" | "نہیں"';
    const result = await answer(model, { ...salam, constraint: { kind: 'gbnf', grammar } });
    expect(['ہاں', 'نہیں']).toContain(result.text);
  });

  test('an unreadable grammar or schema is refused', async () => {
    const invalid = { type: 'invalid_request_error', status: 400 };
    const broken = model.prepareChat({ ...salam, constraint: { kind: 'gbnf', grammar: 'root ::= (' } });
    await expect(broken).rejects.toMatchObject({ ...invalid, param: 'grammar' });
    const list = model.prepareChat({ ...salam, constraint: { kind: 'schema', schema: [] } });
    await expect(list).rejects.toMatchObject({ ...invalid, param: 'response_format' });
    const long = model.prepareChat({ ...salam, constraint: { kind: 'gbnf', grammar: `root ::= ${'"a" | '.repeat(6000)}"b"` } });
    await expect(long).rejects.toMatchObject({ ...invalid, message: 'A grammar has 32768 characters at most' });
  });

  test('a longer text than llama.cpp counts is bound as far as it counts', async () => {
    const schema = { type: 'object', properties: { note: { type: 'string', maxLength: 2000 } }, required: ['note'] };
    await expect(model.prepareChat({ ...salam, constraint: { kind: 'schema', schema } })).resolves.toBeDefined();
  });

  test('too little memory is a typed error of its own', () => {
    const { library } = loaded;
    const failure = loadFailure(library, 'a.gguf', new library.InsufficientMemoryError());
    expect(failure).toMatchObject({ type: 'model_too_large', shouldRetry: false });
    expect(loadFailure(library, 'a.gguf', new Error('broken')).type).toBe('model_unreadable');
  });

  test('a file that is no model is a typed error', async () => {
    const path = join(folder.path, 'broken.gguf');
    writeFileSync(path, 'not a model');
    await expect(openModel(loaded, { path, threads: 1 })).rejects.toMatchObject({
      type: 'model_unreadable',
      shouldRetry: false,
    });
  });
});
