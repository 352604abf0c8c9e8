import { generateText, jsonSchema, Output, streamText, type ToolSet } from 'ai';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { languageModel } from '../src/ai-sdk/provider.ts';
import { InferenceError } from '../src/index.ts';
import { type Script, sendJson, writeEvents } from '../src/testing/index.ts';
import { done, finish, reply, role, text } from './support/replies.ts';
import { clientOf, serve, until } from './support/setup.ts';

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const usage = event({
  choices: [],
  usage: { prompt_tokens: 9, completion_tokens: 4, prompt_tokens_details: { cached_tokens: 3 } },
});
const think = (reasoning_content: string) => event({ model: 'm', choices: [{ index: 0, delta: { reasoning_content } }] });
const call = (delta: object) => event({ model: 'm', choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...delta }] } }] });

const streaming =
  (...chunks: readonly string[]): Script =>
  async (response) => {
    await writeEvents(response, chunks);
    response.end();
  };

async function modelOf(script: Script) {
  const server = await serve(script);
  return { server, model: languageModel(clientOf([server]), 'm', { maxAttempts: 1 }) };
}

const bodyOf = ({ server }: Awaited<ReturnType<typeof modelOf>>): unknown => JSON.parse(server.requests[0]?.body ?? 'null');

const weather: ToolSet = {
  weather: {
    description: 'Weather of a place',
    inputSchema: jsonSchema({ type: 'object', properties: { place: { type: 'string' } } }),
  },
};

beforeAll(() => {
  vi.stubGlobal('AI_SDK_LOG_WARNINGS', false);
});

afterAll(() => {
  vi.unstubAllGlobals();
});

describe('generateText', () => {
  test('has the text, what was thought, the tokens and where it was decided', async () => {
    const { model } = await modelOf(streaming(role, think('سوچ'), text('السلام '), text('علیکم'), finish('stop'), usage, done));
    const result = await generateText({ model, prompt: 'سلام', topK: 3 });
    expect([result.text, result.reasoningText, result.finishReason]).toEqual(['السلام علیکم', 'سوچ', 'stop']);
    expect(result.usage).toMatchObject({ inputTokens: 9, outputTokens: 4, inputTokenDetails: { cacheReadTokens: 3 } });
    expect(result.providerMetadata).toMatchObject({ buniyad: { endpointId: 'e0', decisionId: null, attempts: 1 } });
    expect(result.warnings).toMatchObject([{ type: 'unsupported', feature: 'topK' }]);
  });

  test('sends what it is asked, images inline', async () => {
    const asked = await modelOf(streaming(...reply('ٹھیک')));
    await generateText({
      model: asked.model,
      system: 'مختصر',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'یہ کیا ہے؟' },
            { type: 'image', image: new Uint8Array([1, 2]), mediaType: 'image/png' },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'c', toolName: 'weather', input: { place: 'لاہور' } }],
        },
        {
          role: 'tool',
          content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'weather', output: { type: 'json', value: { c: 30 } } }],
        },
      ],
      temperature: 0,
      maxOutputTokens: 5,
      seed: 1,
      stopSequences: ['۔'],
      tools: weather,
      toolChoice: 'auto',
    });
    expect(bodyOf(asked)).toMatchObject({
      messages: [
        { role: 'system', content: 'مختصر' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'یہ کیا ہے؟' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AQI=' } },
          ],
        },
        { role: 'assistant', tool_calls: [{ id: 'c', function: { name: 'weather', arguments: '{"place":"لاہور"}' } }] },
        { role: 'tool', tool_call_id: 'c', content: '{"c":30}' },
      ],
      temperature: 0,
      max_tokens: 5,
      seed: 1,
      stop: ['۔'],
      tools: [{ type: 'function', function: { name: 'weather' } }],
      tool_choice: 'auto',
    });
  });

  test('an object is asked for by its schema', async () => {
    const asked = await modelOf(streaming(...reply('{"crop":"گندم"}')));
    const schema = jsonSchema<{ crop: string }>({ type: 'object', properties: { crop: { type: 'string' } } });
    const { output } = await generateText({ model: asked.model, prompt: 'x', output: Output.object({ schema }) });
    expect(output).toEqual({ crop: 'گندم' });
    expect(bodyOf(asked)).toMatchObject({ response_format: { type: 'json_schema' } });
  });

  test('an image by its address is refused, and nobody fetches it', async () => {
    const { server, model } = await modelOf(streaming(...reply('x')));
    const fetch = vi.spyOn(globalThis, 'fetch');
    const image = new URL(`${server.origin}/a.png`);
    const asked = generateText({ model, messages: [{ role: 'user', content: [{ type: 'image', image }] }] });
    await expect(asked).rejects.toMatchObject({ code: 'not_supported' });
    expect([server.requests.length, fetch.mock.calls.length]).toEqual([0, 0]);
    fetch.mockRestore();
  });

  test('an error is ours, and the SDK does not repeat the call', async () => {
    const { server, model } = await modelOf((response) => sendJson(response, 503, { error: { message: 'busy' } }));
    await expect(generateText({ model, prompt: 'x' })).rejects.toBeInstanceOf(InferenceError);
    expect(server.requests).toHaveLength(1);
  });
});

describe('streamText', () => {
  test('gives what comes as it comes, with the tokens at the end', async () => {
    const { model } = await modelOf(streaming(role, think('سوچ'), text('ا'), text('ب'), finish('length'), usage, done));
    const result = streamText({ model, prompt: 'x' });
    const types: string[] = [];
    for await (const { type } of result.fullStream) types.push(type);
    expect(types.join(' ')).toBe(
      'start start-step reasoning-start reasoning-delta reasoning-end text-start text-delta text-delta text-end finish-step finish',
    );
    expect([await result.text, await result.finishReason]).toEqual(['اب', 'length']);
    expect(await result.usage).toMatchObject({ inputTokens: 9, outputTokens: 4 });
  });

  test('a tool whose name comes late begins with it', async () => {
    const { model } = await modelOf(
      streaming(
        call({ function: { arguments: '{"place"' } }),
        call({ id: 'c1', function: { name: 'weather', arguments: ':"لاہور"}' } }),
        finish('tool_calls'),
        done,
      ),
    );
    const parts: unknown[] = [];
    for await (const part of streamText({ model, prompt: 'x', tools: weather }).fullStream) {
      if (part.type.startsWith('tool-')) parts.push(part);
    }
    expect(parts).toMatchObject([
      { type: 'tool-input-start', id: 'c1', toolName: 'weather' },
      { type: 'tool-input-delta', id: 'c1', delta: '{"place":"لاہور"}' },
      { type: 'tool-input-end', id: 'c1' },
      { type: 'tool-call', toolCallId: 'c1', toolName: 'weather', input: { place: 'لاہور' } },
    ]);
  });

  test('a tool call comes in pieces, under one id', async () => {
    const { model } = await modelOf(
      streaming(
        role,
        call({ id: 'c1', function: { name: 'weather', arguments: '{"place":' } }),
        call({ function: { arguments: '"لاہور"}' } }),
        finish('tool_calls'),
        done,
      ),
    );
    const result = streamText({ model, prompt: 'x', tools: weather });
    expect(await result.toolCalls).toMatchObject([{ toolCallId: 'c1', toolName: 'weather', input: { place: 'لاہور' } }]);
    expect(await result.finishReason).toBe('tool-calls');
  });

  test('tokens that nobody reported are not zero', async () => {
    const { model } = await modelOf(streaming(...reply('ا')));
    expect(await streamText({ model, prompt: 'x' }).usage).toMatchObject({ inputTokens: undefined, outputTokens: undefined });
  });

  test('a stream that breaks is an error and no short answer', async () => {
    const { model } = await modelOf(streaming(role, text('آدھا')));
    const errors: unknown[] = [];
    const result = streamText({ model, prompt: 'x', onError: ({ error }) => void errors.push(error) });
    let shown = '';
    for await (const delta of result.textStream) shown += delta;
    expect(shown).toBe('آدھا');
    expect(errors).toMatchObject([{ code: 'stream_incomplete' }]);
  });

  test('an abort ends the work of the server', async () => {
    const { server, model } = await modelOf(async (response) => {
      await writeEvents(response, [role, text('ا')]);
    });
    const control = new AbortController();
    const result = streamText({ model, prompt: 'x', abortSignal: control.signal, onError: () => {} });
    for await (const _ of result.textStream) control.abort();
    await until(() => server.left === 1);
    expect(server.left).toBe(1);
  });
});
