/** Once through the real gateway and llama.cpp, with a model whose answer is scripted. */
import { join } from 'node:path';
import { describeDatabases } from '@repo/db/testing';
import { type RunningGateway, startGateway } from '@repo/gateway';
import { llamaAbsent, scriptedAnswer, sourceEntry, writeScriptedGguf } from '@repo/gateway/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followAnswer, idsOf } from '../testing/follow-answer.ts';
import { addWheat, askNew, openDesk } from '../testing/open-desk.ts';
import { servedAt } from '../testing/served-model.ts';

const absent = await llamaAbsent();
const name = 'the embedded gateway';

describe(absent === null ? name : `${name} [needs llama.cpp: ${absent}]`, { skip: absent !== null }, () => {
  let gateway: RunningGateway | undefined;
  let folder: TempDir | undefined;

  beforeAll(async () => {
    folder = tempDir('assistant-gateway');
    const modelPath = join(folder.path, 'scripted.gguf');
    writeScriptedGguf(modelPath);
    const runtimeFile = join(folder.path, 'gateway.json');
    gateway = await startGateway({ entry: sourceEntry, modelPath, runtimeFile, threads: 1, drain: 100 });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    folder?.remove();
  });

  describeDatabases('writes an answer', (open) => {
    test('through llama.cpp, to a question with a passage', async () => {
      const connection = await gateway?.connection();
      const address = { baseURL: `${connection?.url}/v1`, apiKey: connection?.token ?? '' };
      const { client } = servedAt(address.baseURL, address);
      const [listed] = await client.models();
      const { port, client: used } = servedAt(address.baseURL, { ...address, id: listed?.id ?? '' });
      const { caller } = await openDesk(open(), { inference: port });
      await addWheat(caller);
      const asked = await askNew(caller, 'gandum ko pehla pani kab dein?');
      const { end } = await followAnswer(caller, idsOf(asked));
      expect(end.findings).toMatchObject([{ kind: 'passages' }]);
      expect(end.written).toMatchObject({ text: scriptedAnswer, status: 'done', cut: false, unsupported: [] });
      await Promise.all([client.close(), used.close()]);
    });
  });
});
