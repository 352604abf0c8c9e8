import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@repo/db';
import { verifyAudit } from '@repo/inference/audit';
import { type ScriptedServer, startOllama } from '@repo/inference/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLifecycle } from '../../src/http/lifecycle.ts';
import { createInferenceService, type InferenceService } from '../../src/inference/create-inference-service.ts';
import { modelLogFile } from '../../src/inference/policy/model-log.ts';
import { silentLog } from '../../src/testing/test-context.ts';
import { readRecord } from '../support/read-record.ts';
import { openTestProduct, type TestProduct, wireOf } from '../support/test-product.ts';

/** An Ollama with a model that no card knows: behind a product on one's own machine it answers, behind one with a server database not. */
export function modelPolicySuite(open: () => Database): void {
  const folder = tempDir('model-policy');
  let ollama: ScriptedServer;
  let inference: InferenceService;
  let product: TestProduct;

  beforeAll(async () => {
    const db = open();
    ollama = await startOllama({ models: ['my-own:latest'] });
    const DATABASE_URL = db.kind === 'postgres' ? 'postgres://127.0.0.1/app' : undefined;
    inference = createInferenceService({
      env: { DATABASE_URL, DATA_DIR: folder.path, INFERENCE_URL: new URL(ollama.baseURL) },
      exposed: false,
      dataDir: folder.path,
      root: folder.path,
      settings: { jurisdiction: 'PK' },
      secret: 's'.repeat(40),
      life: newLifecycle(),
      log: silentLog,
    });
    product = await openTestProduct(db, { inference });
  });
  afterAll(async () => {
    product.close();
    await inference.stop();
    await ollama.close();
    folder.remove();
  });

  const answer = async () => {
    const response = await product.ask('/trpc/sample.answer', { headers: { accept: 'text/event-stream' } });
    return await response.text();
  };
  const ready = async (): Promise<unknown> => JSON.parse(await (await product.ask('/readyz')).text());
  const record = () => join(folder.path, modelLogFile);

  test('it answers, or is asked nothing and is said to be refused, by which rule, without its address', async () => {
    // Nobody is asked for the sake of readiness.
    expect(await ready()).toEqual({ status: 'ready' });
    expect(ollama.requests).toEqual([]);
    const text = await answer();
    const chats = ollama.requests.filter(({ method }) => method === 'POST').length;
    const services = JSON.stringify(await wireOf(await product.query('platform.services')));
    const steps = JSON.stringify(await wireOf(await product.query('platform.modelSteps')));
    if (open().kind === 'embedded') {
      expect([text.includes('سلام'), chats]).toEqual([true, 1]);
      expect(await ready()).toEqual({ status: 'ready' });
      expect(services).toContain('server.service.inference.set');
    } else {
      expect([text.includes('سلام'), chats]).toEqual([false, 0]);
      expect(await ready()).toEqual({ status: 'ready', model: { state: 'refused', reason: 'no_card' } });
      expect(services).toContain('server.service.inference.refused');
      expect(steps).toContain('inference: { cards: ');
      expect(services + steps).not.toContain(String(ollama.port));
    }
    await inference.stop();
    const decisions = readRecord(record()).filter(({ operation, kind }) => kind === 'decision' && operation === 'chat');
    const [decision, reason] = open().kind === 'embedded' ? ['allow', 'allowed'] : ['deny', 'no_card'];
    expect(decisions).toMatchObject([{ decision, reason, model: 'my-own:latest' }]);
    expect(await verifyAudit(createReadStream(record()), [])).toMatchObject({ state: 'valid' });
  });
}
