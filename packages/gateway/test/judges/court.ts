/** What every judge asks about, and the gateway that all of them ask. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type ScriptedGgufOptions, scriptedCall } from '../../src/testing/scripted-gguf.ts';
import { startTestGateway, type TestGateway } from '../../src/testing/start-test-gateway.ts';

/** Answers without an end where this stands in the prompt. */
const endless = { piece: ' چاول', when: '♾' };

export const script: ScriptedGgufOptions = { call: scriptedCall, endless };

export const question = 'گندم کب بوئیں؟';
export const endlessQuestion = `کیا اگتا ہے؟ ${endless.when}`;
export const ratesQuestion = `کپاس کا بھاؤ کیا ہے؟ ${scriptedCall.when}`;

/** Longer than the context by far, with the template 20 tokens more. */
export const longQuestion = 'گ'.repeat(2200);
export const contextSize = 4096;

export const rateTool = {
  name: scriptedCall.name,
  description: 'منڈی کا بھاؤ',
  parameters: {
    type: 'object',
    properties: { crop: { type: 'string' } },
    required: ['crop'],
    additionalProperties: false,
  },
};

/** What the tool says: with it the model answers in words. */
export const rateResult = { rupees: 8200, per: '40 kg', mark: scriptedCall.until };

export const plantSchema = {
  type: 'object',
  properties: { crop: { type: 'string', enum: ['گندم', 'چاول'] } },
  required: ['crop'],
  additionalProperties: false,
};

export function openCourt(): Promise<TestGateway> {
  const backoff = { first: 1, longest: 10, stable: 60_000 };
  return startTestGateway({ script, contextSize, sequences: 3, backoff });
}

/** Leaves an answer without an end by `leave`: its generation must end soon, far from the end of the context. */
export async function expectCutShort({ call }: TestGateway, leave: () => Promise<unknown>): Promise<void> {
  const spoken = async () => {
    const { text } = await call('/metrics');
    return Number(/^buniyad_gateway_tokens_total\{.*"chat".*kind="output"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const before = await spoken();
  await leave();
  while (JSON.parse((await call('/health')).text).active > 0) await sleep(5);
  const after = await spoken();
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThan(contextSize / 2);
}
