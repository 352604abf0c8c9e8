/** The real process under far more than it can take. */
import { deepRuns } from '@repo/facts/testing';
import { expect, test } from 'vitest';
import { describeWithLlama } from '../src/testing/needs-llama.ts';
import { type Answer, call } from '../src/testing/serve-gateway.ts';
import { startTestGateway } from '../src/testing/start-test-gateway.ts';
import { deltasOf, eventsOf, lastErrorOf } from '../src/testing/stream-events.ts';

const sentence = 'السلام علیکم! گندم کی فصل اچھی ہے۔';
const body = JSON.stringify({ messages: [{ role: 'user', content: 'سلام' }], stream: true });
const streams = deepRuns(60, 500);

describeWithLlama('many streams at once', () => {
  test('each is a whole answer or an honest 429', async () => {
    const served = await startTestGateway({ script: {}, contextSize: 256 });
    const ask = () => served.call('/v1/chat/completions', { method: 'POST', body });
    const answers = await Promise.all(Array.from({ length: streams }, ask));
    for (const answer of answers) expectHonest(answer, [429]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(18);
    await served.close();
  });

  test('SIGTERM in the middle of them: whole answers, errors that say so, and no short answer', async () => {
    const served = await startTestGateway({ script: {}, contextSize: 256, drain: 50 });
    const ask = () => served.call('/v1/chat/completions', { method: 'POST', body }).catch(() => null);
    const crowd = Array.from({ length: streams }, ask);
    await Promise.race(crowd);
    process.kill(served.connection.pid, 'SIGTERM');
    // A connection that never was is no answer either.
    for (const answer of await Promise.all(crowd)) if (answer) expectHonest(answer, [429, 503]);
    await served.gateway.ended;
    await expect(call(`${served.connection.url}/health`)).rejects.toThrow();
    await served.close();
  });
});

function expectHonest({ status, headers, text }: Answer, refusals: readonly number[]): void {
  if (status !== 200) {
    expect(refusals).toContain(status);
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
  } else if (eventsOf(text).at(-1) === '[DONE]') expect(deltasOf(text).join('')).toBe(sentence);
  else expect(lastErrorOf(text)?.code).toBe(503);
}
