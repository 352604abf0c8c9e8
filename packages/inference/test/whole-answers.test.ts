import { describe, expect, test } from 'vitest';
import { sendJson, startScriptedServer } from '../src/testing/index.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const rerank = { model: 'r', query: 'گندم کب بوئیں؟', documents: ['نومبر میں', 'قسط', 'کھاد'] };
const audio = { name: 'سوال "1".wav', mediaType: 'audio/wav', bytes: Uint8Array.of(82, 73, 70, 70, 0, 255, 13, 10) };

describe('rerank', () => {
  test('the best first, with what was asked for', async () => {
    const results = rerank.documents.map((_, index) => ({ index, relevance_score: index === 2 ? 9 : -index }));
    const server = await serve((response) => sendJson(response, 200, { results, usage: { prompt_tokens: 12 } }));
    const result = await clientOf([server]).rerank(rerank);
    expect(result.ranked.map(({ index }) => index)).toEqual([2, 0, 1]);
    expect(result).toMatchObject({ endpointId: 'e0', usage: { input: 12, output: 0 }, attempts: [{ outcome: 'ok' }] });
    const [sent] = server.requests;
    expect([sent?.path, JSON.parse(sent?.body ?? '')]).toEqual(['/v1/rerank', { ...rerank, top_n: 3 }]);
  });

  test('the best ones only', async () => {
    const server = await serve((response) => sendJson(response, 200, { results: [{ index: 1, relevance_score: 1 }] }));
    expect((await clientOf([server]).rerank({ ...rerank, topN: 1 })).ranked).toEqual([{ index: 1, score: 1 }]);
  });

  test.each([{ documents: [] }, { topN: 0 }, { topN: 1.5 }])('%j is refused before anything is sent', async (wrong) => {
    const server = await serve(() => {});
    expect(await failureOf(clientOf([server]).rerank({ ...rerank, ...wrong }))).toMatchObject({ code: 'config_invalid' });
    expect(server.requests).toEqual([]);
  });

  test('a server that cannot: not_supported, and its breaker stays closed', async () => {
    const error = { message: 'This model does not rank', type: 'not_supported_error', code: 501 };
    const server = await serve((response, { method }) =>
      method === 'GET' ? sendJson(response, 200, { data: [{ id: 'r' }] }) : sendJson(response, 501, { error }),
    );
    const inference = clientOf([server]);
    for (let i = 0; i < 6; i += 1) expect(await failureOf(inference.rerank(rerank))).toMatchObject({ code: 'not_supported' });
    expect(await inference.health()).toMatchObject({ endpoints: [{ state: 'up', breaker: 'closed' }] });
  });
});

describe('transcribe', () => {
  test('the recording as a form, byte for byte', async () => {
    const forms: FormData[] = [];
    const server = await startFormServer(forms, { text: 'گندم', language: 'ur', duration: 2.5 });
    const result = await clientOf([server]).transcribe({ model: 'w', audio, language: 'ur', temperature: 0 });
    expect(result).toMatchObject({ text: 'گندم', language: 'ur', durationSeconds: 2.5, usage: null, endpointId: 'e0' });
    const [form] = forms;
    const file = form?.get('file');
    if (!(file instanceof File)) throw new Error('The form has no file');
    expect([file.type, new Uint8Array(await file.arrayBuffer())]).toEqual(['audio/wav', audio.bytes]);
    form?.delete('file');
    expect(Object.fromEntries(form ?? [])).toEqual({
      model: 'w',
      language: 'ur',
      temperature: '0',
      response_format: 'json',
    });
    await server.close();
  });

  test.each([
    [{ text: '' }, { text: '', language: null, durationSeconds: null, usage: null }],
    [
      { text: 'a', usage: { type: 'duration', seconds: 4 } },
      { durationSeconds: 4, usage: null },
    ],
    [{ text: 'a', usage: { input_tokens: 3, output_tokens: 1 } }, { usage: { input: 3, output: 1, source: 'reported' } }],
  ])('%j', async (answer, expected) => {
    const server = await serve((response) => sendJson(response, 200, answer));
    expect(await clientOf([server]).transcribe({ model: 'w', audio })).toMatchObject(expected);
  });

  test.each([{}, { text: null }, 'text'])('%j is no transcript', async (answer) => {
    const server = await serve((response) => sendJson(response, 200, answer));
    expect(await failureOf(clientOf([server]).transcribe({ model: 'w', audio }))).toMatchObject({ code: 'protocol_error' });
  });

  test.each([
    { ...audio, bytes: new Uint8Array() },
    { ...audio, mediaType: 'audio/wav\r\nx: y' },
  ])('nothing to hear, or a heading in the media type: refused', async (wrong) => {
    const server = await serve(() => {});
    const error = await failureOf(clientOf([server]).transcribe({ model: 'w', audio: wrong }));
    expect([error.code, server.requests.length]).toEqual(['config_invalid', 0]);
  });
});

/** Reads each form with the platform's own parser. */
function startFormServer(forms: FormData[], answer: object) {
  return startScriptedServer(async (response, { headers, bytes }) => {
    const type = headers['content-type'] ?? '';
    forms.push(await new Response(bytes, { headers: { 'content-type': type } }).formData());
    sendJson(response, 200, answer);
  });
}

test('a trace goes along', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const server = await serve((response) => sendJson(response, 200, { text: '' }));
  const inference = clientOf([server]);
  await inference.transcribe({ model: 'w', audio }, { traceparent });
  await failureOf(inference.chat({ model: 'm', messages: [] }, { traceparent, maxAttempts: 1 }));
  expect(server.requests.map(({ headers }) => headers.traceparent)).toEqual([traceparent, traceparent]);
  expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
});
