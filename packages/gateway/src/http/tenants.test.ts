/** What tenants mean for a request: turns in the queue, and the salt of its prompt. */
import { setImmediate } from 'node:timers/promises';
import { deepRuns } from '@repo/facts/testing';
import { afterEach, expect, test } from 'vitest';
import type { ChatOptions } from '../llama/port.ts';
import { fakeModel } from '../testing/fake-model.ts';
import { type Answer, call, post, type ServedGateway, serveGateway } from '../testing/serve-gateway.ts';
import { signTenant, tenantHeaderName } from './tenant.ts';

const key = 'k'.repeat(43);
const chat = { messages: [{ role: 'user', content: 'سلام' }] };
const of = (id: string) => ({ [tenantHeaderName]: signTenant(key, { id, salt: `salt of ${id}` }) });
const open: ServedGateway[] = [];

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

test('the salt goes to the model with the prompt; without a header there is none', async () => {
  const asked: ChatOptions[] = [];
  const model = fakeModel();
  const prepareChat: typeof model.prepareChat = (options) => {
    asked.push(options);
    return model.prepareChat(options);
  };
  const served = await serveGateway({ ...model, prepareChat }, { tenantKey: key });
  open.push(served);
  for (const headers of [of('a'), {}]) await post(`${served.url}/v1/chat/completions`, chat, headers);
  expect(asked.map(({ salt }) => salt)).toEqual(['salt of a', '']);
});

test('a header that the host did not sign is 401', async () => {
  const served = await serveGateway(fakeModel(), { tenantKey: key });
  open.push(served);
  const forged = { [tenantHeaderName]: signTenant('another key', { id: 'a', salt: '' }) };
  const { status, text } = await post(`${served.url}/v1/chat/completions`, chat, forged);
  expect([status, JSON.parse(text).error.type]).toEqual([401, 'authentication_error']);
});

/** The deep run has 500. */
const streams = deepRuns(60, 500);

test(`${streams} streams at once: those that fit wait, the others are 429; a second tenant is answered among them`, async () => {
  let goOn: () => void = () => {};
  const begun = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const served = await serveGateway(fakeModel({ sequences: 2, generate: () => begun }), { tenantKey: key });
  open.push(served);
  const url = `${served.url}/v1/chat/completions`;
  const answers: Answer[] = [];
  const ask = async (tenant: string) => {
    const answer = await post(url, { ...chat, stream: true }, of(tenant));
    answers.push(answer);
    return answer;
  };
  const refused = () => answers.filter(({ status }) => status === 429);
  const crowd = Array.from({ length: streams }, () => ask('a'));
  while (refused().length < streams - 18) await setImmediate();
  const other = ask('b');
  // Two run and 16 wait, of whom the newest makes room for the other tenant.
  while (refused().length < streams - 17) await setImmediate();
  goOn();
  await Promise.all([...crowd, other]);
  expect((await other).status).toBe(200);
  expect(answers.filter(({ status, text }) => status === 200 && text.endsWith('data: [DONE]\n\n'))).toHaveLength(18);
  expect(refused().every(({ headers }) => headers['retry-after'] === '1')).toBe(true);
});

test('a stop answers those who wait with 503 when their time is over', async () => {
  const generate = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const served = await serveGateway(fakeModel({ generate }));
  open.push(served);
  const url = `${served.url}/v1/chat/completions`;
  const asked = [post(url, chat), post(url, chat)];
  const health = async () => JSON.parse((await call(`${served.url}/health`)).text);
  while ((await health()).waiting === 0) await setImmediate();
  await served.gateway.drain(1);
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([503, 503]);
});
