/** Calls as llama.cpp generates them, in the syntax of the chat wrapper for ChatML. */
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithLlama } from '../testing/needs-llama.ts';
import { scriptedAnswer, scriptedCall, writeScriptedGguf } from '../testing/scripted-gguf.ts';
import { callListeners, checkChoice } from './function-calls.ts';
import { type LoadedLlama, loadLlama } from './load-llama.ts';
import { openModel } from './open-model.ts';
import type { AnswerChunk, CallChunk, ChatMessage, FunctionOptions, LanguageModel } from './port.ts';

const parameters = { type: 'object', properties: { crop: { type: 'string' } }, required: ['crop'] };
const rate = { name: scriptedCall.name, description: 'منڈی کا بھاؤ', parameters };
const may: FunctionOptions = { functions: [rate], required: false, single: false };
const plain: ChatMessage = { role: 'user', content: 'سلام' };
const asking: ChatMessage = { role: 'user', content: `کپاس کا بھاؤ؟ ${scriptedCall.when}` };
const piece = (text: string): CallChunk => ({ channel: 'call', index: 0, name: rate.name, text });

describeWithLlama('functions', () => {
  const folder = tempDir('gateway-functions');
  let loaded: LoadedLlama;
  let model: LanguageModel;
  beforeAll(async () => {
    const path = join(folder.path, 'calling.gguf');
    writeScriptedGguf(path, { call: scriptedCall });
    loaded = await loadLlama(1);
    model = await openModel(loaded, { path, threads: 1, contextSize: 2048 });
  });
  afterAll(async () => {
    await model.dispose();
    await loaded.llama.dispose();
    folder.remove();
  });

  async function answer(messages: readonly ChatMessage[], calling?: FunctionOptions, maxTokens?: number, salt?: string) {
    const prepared = await model.prepareChat({ messages, calling, maxTokens, salt });
    const chunks: AnswerChunk[] = [];
    const generation = await prepared.generate(new AbortController().signal, (chunk) => chunks.push(chunk));
    return { ...generation, promptTokens: prepared.promptTokens, chunks, text: chunks.map(({ text }) => text).join('') };
  }

  test('a call comes in pieces of its arguments, without the line feeds that end them', async () => {
    const { chunks, finishReason } = await answer([asking], may);
    expect(chunks).toEqual(scriptedCall.arguments.map(piece));
    expect(finishReason).toBe('tool_calls');
  });

  test.each([
    ['refers to itself alone', { $ref: '#/$defs/loop' }],
    ['is null', null],
    ['is of no type', { type: 'colour' }],
  ])('an argument whose schema %s is refused before anything is said', async (_name, crop) => {
    const $defs = { loop: { $ref: '#/$defs/loop' } };
    const functions = [{ ...rate, parameters: { type: 'object', properties: { crop }, $defs } }];
    const refused = { status: 400, type: 'invalid_request_error', param: 'tools' };
    await expect(model.prepareChat({ messages: [plain], calling: { ...may, functions } })).rejects.toMatchObject(refused);
  });

  test('a model that may call and does not answers in words', async () => {
    expect(await answer([plain], may)).toMatchObject({ text: scriptedAnswer, finishReason: 'stop' });
  });

  test('a call that is required comes whatever is asked', async () => {
    const { chunks, finishReason } = await answer([plain], { ...may, required: true, single: true });
    expect([chunks, finishReason]).toEqual([scriptedCall.arguments.map(piece), 'tool_calls']);
  });

  test('a function without arguments is called with an empty object', async () => {
    const { chunks } = await answer([asking], { ...may, functions: [{ name: rate.name }] });
    expect(chunks).toEqual([piece('{}')]);
  });

  test('with the result of its call it answers in words', async () => {
    const called = { name: rate.name, arguments: { crop: 'کپاس' }, result: { rate: 8200, mark: scriptedCall.until } };
    const done: ChatMessage = { role: 'assistant', content: '', calls: [called] };
    expect(await answer([asking, done], may)).toMatchObject({ text: scriptedAnswer, finishReason: 'stop' });
  });

  test('a call that is cut off ends with length', async () => {
    const { chunks, finishReason } = await answer([asking], may, 5);
    expect([chunks, finishReason]).toEqual([scriptedCall.arguments.slice(0, 2).map(piece), 'length']);
  });

  test('the functions are part of the prompt, and refused with it when they do not fit', async () => {
    const description = 'x'.repeat(2000);
    const large = { ...may, functions: [{ ...rate, description }] };
    await expect(answer([plain], large)).rejects.toMatchObject({ type: 'exceed_context_size_error', status: 400 });
    expect((await answer([plain], may)).promptTokens).toBeGreaterThan((await answer([plain])).promptTokens);
  });

  test('an argument that may be null may be another value too', async () => {
    const crop = { anyOf: [{ type: 'string' }, { type: 'null' }] };
    const nullable = { ...rate, parameters: { type: 'object', properties: { crop } } };
    expect((await answer([asking], { ...may, functions: [nullable] })).text).toBe('{"crop": "کپاس"}');
  });

  test('arguments that are no object are refused', async () => {
    const list = { ...may, functions: [{ ...rate, parameters: { type: 'array' } }] };
    await expect(answer([plain], list)).rejects.toMatchObject({ status: 400, param: 'tools' });
  });

  test('a format in which nobody has tried to demand a call is refused one, not an offer', () => {
    const wrapper = new loaded.library.HarmonyChatWrapper();
    const state = wrapper.generateContextState({
      chatHistory: [
        { type: 'user', text: 'سلام' },
        { type: 'model', response: [] },
      ],
      availableFunctions: { rate: {} },
    });
    expect(() => checkChoice(state, may)).not.toThrow();
    const refused = expect.objectContaining({ status: 400, param: 'tool_choice' });
    expect(() => checkChoice(state, { ...may, required: true })).toThrow(refused);
  });

  test('what one salt left evaluated is not there for another', async () => {
    const question: ChatMessage = { role: 'user', content: 'فصل کیسی ہے؟' };
    const ask = (salt: string) => answer([question], undefined, 2, salt);
    const own = await ask('first');
    expect((await ask('first')).cachedTokens).toBe(own.promptTokens - 1);
    expect((await ask('second')).cachedTokens).toBe(0);
    // Two sequences, three salts: the third gets one that somebody had.
    expect((await ask('third')).cachedTokens).toBe(0);
  });
});

test('whitespace that is part of the arguments is sent with what follows it', () => {
  const sent: string[] = [];
  const { onFunctionCallParamsChunk: take } = callListeners(({ text }) => sent.push(text), may);
  const texts = ['{"a": "', 'گندم ', ' \n', 'چاول"}', '\n\n', '\n\n'];
  for (const paramsChunk of texts) take({ callIndex: 0, functionName: 'f', paramsChunk, done: false });
  expect(sent).toEqual(['{"a": "', 'گندم', '  \nچاول"}']);
});
