/**
 * Published clients ask the real gateway over llama.cpp: what they make of its answers is the verdict. All share one process.
 * LangChain's client is not among them: it is not installed.
 */
import { afterAll, beforeAll } from 'vitest';
import { describeWithLlama } from '../../src/testing/needs-llama.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import { judgeAi } from './ai.ts';
import { openCourt } from './court.ts';
import { judgeCrash } from './crash.ts';
import { judgeInference } from './inference.ts';
import { judgeOllama } from './ollama.ts';
import { judgeOpenai } from './openai.ts';

describeWithLlama('the gateway before its judges', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await openCourt();
  });
  afterAll(() => gateway.close());

  judgeOpenai(() => gateway);
  judgeAi(() => gateway);
  judgeOllama(() => gateway);
  judgeInference(() => gateway);
  judgeCrash(() => gateway);
});
