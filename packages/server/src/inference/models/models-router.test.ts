import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, listAudit } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { scriptedGguf } from '@repo/gateway/testing';
import { type ScriptedServer, startScriptedServer } from '@repo/inference/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory } from '../../trpc/router.ts';
import { createModelDesk, type ModelDesk } from './model-desk.ts';
import { modelsRouter } from './models-router.ts';
import { openModels } from './open-models.ts';

const bytes = scriptedGguf();
const sha256 = createHash('sha256').update(bytes).digest('hex');

describeDatabases('model files in a browser', (open) => {
  let db: Database;
  let folder: TempDir;
  let server: ScriptedServer;
  let own: { readonly orgId: string; readonly userId: string };
  let desk: ModelDesk;
  /** Lets the rest of the file come. */
  let goOn: () => void;
  beforeAll(async () => {
    db = open();
    folder = tempDir('models-router');
    server = await startScriptedServer(async (response) => {
      response.writeHead(200, { etag: '"1"', 'content-length': bytes.length }).write(bytes.subarray(0, 1000));
      await new Promise<void>((go) => {
        goOn = go;
      });
      response.end(bytes.subarray(1000));
    });
    own = await createOrganization(db);
    const settings = { shelf: [], overruledBy: null, servers: async () => [], fetch: globalThis.fetch, log: silentLog };
    desk = createModelDesk({ folder: folder.path, ...settings });
  });
  afterAll(async () => {
    await server.close();
    folder.remove();
  });

  const caller = (of: ModelDesk = desk, role: 'owner' | 'admin' = 'owner', impersonatedBy: string | null = null) =>
    createCallerFactory(modelsRouter(of))(testContext({ db, session: { ...testSession({ ...own, role }), impersonatedBy } }));
  const source = () => ({ url: `${server.origin}/m.gguf`, sha256, licence: 'CC0-1.0' });

  test('a file is fetched once its licence is accepted, followed, stopped, gone on with, chosen and deleted', async () => {
    expect(await caller().pull({ source: source(), accepted: true })).toEqual(['m.gguf']);
    await expect(caller().pull({ source: source(), accepted: true })).rejects.toMatchObject({ cause: { code: 'MODEL_BUSY' } });
    await expect(caller().remove({ file: 'm.gguf' })).rejects.toMatchObject({ cause: { code: 'MODEL_BUSY' } });
    const events = await caller().follow({ file: 'm.gguf' });
    for await (const event of events) {
      if (event.type === 'end') {
        expect(event.failure).toMatchObject({ messageKey: 'shell.models.error.aborted' });
      } else {
        expect(event.total).toBe(bytes.length);
        await caller().cancel({ file: 'm.gguf' });
      }
    }
    const [stopped] = (await caller().list()).files;
    expect(stopped).toMatchObject({ file: 'm.gguf', total: bytes.length, pulling: false, acceptedLicence: 'CC0-1.0' });
    expect(stopped?.failure).toMatchObject({ messageKey: 'shell.models.error.aborted' });

    await caller().resume({ file: 'm.gguf' });
    expect((await caller().list()).files).toMatchObject([{ pulling: true, failure: null }]);
    const rest = await caller().follow({ file: 'm.gguf' });
    for await (const event of rest) {
      if (event.type === 'end') expect(event.failure).toBeNull();
      else goOn();
    }
    await expect(caller().resume({ file: 'm.gguf' })).rejects.toMatchObject({ cause: { code: 'MODEL_FILE_ABSENT' } });
    await caller().use({ file: 'm.gguf' });
    expect((await caller().list()).files).toMatchObject([
      { chosen: true, total: null, bytes: bytes.length, said: { licence: 'cc0-1.0', contextLength: 4096 } },
    ]);
    await caller().remove({ file: 'm.gguf' });
    expect(existsSync(join(folder.path, 'm.gguf'))).toBe(false);
    const entries = await listAudit(db, { orgId: own.orgId, limit: 50 });
    const actions = ['remove', 'use', 'resume', 'cancel', 'platform.models.pull'];
    expect(entries.map(({ action }) => action)).toEqual(actions);
    expect(entries.at(-1)).toMatchObject({ targetKind: 'model', targetId: sha256, details: { licence: 'CC0-1.0' } });
  });

  test('what was typed wrong is said with its field, and an unaccepted licence is refused', async () => {
    const pull = (wrong: object) => caller().pull({ source: { ...source(), ...wrong }, accepted: true });
    await expect(pull({ url: 'http://example.org/a.gguf' })).rejects.toMatchObject({
      cause: { code: 'MODEL_BAD_URL', field: 'url' },
    });
    await expect(pull({ sha256: 'x' })).rejects.toMatchObject({ cause: { code: 'MODEL_NO_HASH', field: 'sha256' } });
    await expect(pull({ licence: ' ' })).rejects.toMatchObject({ cause: { code: 'MODEL_NO_LICENCE', field: 'licence' } });
    const unaccepted: { accepted: true } = JSON.parse('{"accepted":false}');
    await expect(caller().pull({ source: source(), ...unaccepted })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(caller().pull({ source: { card: 'none' }, accepted: true })).rejects.toMatchObject({
      cause: { code: 'MODEL_UNKNOWN_MODEL' },
    });
    await expect(
      caller()
        .follow({ file: 'none.gguf' })
        .then((events) => events[Symbol.asyncIterator]().next()),
    ).rejects.toMatchObject({
      code: 'MODEL_FILE_ABSENT',
    });
  });

  test('of what never came, the reason is listed until somebody takes it away', async () => {
    const away = await startScriptedServer(
      (response) => void response.writeHead(302, { location: 'https://example.org/' }).end(),
    );
    await caller().pull({ source: { ...source(), url: `${away.origin}/away.gguf` }, accepted: true });
    for await (const _ of await caller().follow({ file: 'away.gguf' }));
    await away.close();
    const failure = { messageKey: 'shell.models.error.redirect', params: { location: 'https://example.org/' } };
    expect((await caller().list()).files).toMatchObject([{ file: 'away.gguf', bytes: 0, total: 0, pulling: false, failure }]);
    await caller().remove({ file: 'away.gguf' });
    expect((await caller().list()).files).toEqual([]);
  });

  test('others than owners, and an operator in the place of one, change nothing', async () => {
    await expect(caller(desk, 'admin').list()).rejects.toMatchObject({ cause: { code: 'FORBIDDEN' } });
    await expect(caller(desk, 'owner', 'operator').use({ file: 'a.gguf' })).rejects.toMatchObject({
      cause: { code: 'IMPERSONATING' },
    });
  });

  test('where others reach the product, or it has a server database, files are not for browsers and the reason is said', async () => {
    const unset = { DATABASE_URL: undefined, INFERENCE_URL: undefined, MODEL_PATH: undefined };
    const options = { env: unset, exposed: false, dataDir: folder.path, log: silentLog };
    const exposed = openModels({ ...options, exposed: true });
    expect(await caller(exposed).list()).toMatchObject({ refused: 'exposed', folder: null, files: [] });
    await expect(caller(exposed).pull({ source: source(), accepted: true })).rejects.toMatchObject({
      cause: { code: 'MODELS_REFUSED', messageKey: 'shell.models.refused.exposed' },
    });
    expect(openModels({ ...options, env: { ...unset, DATABASE_URL: 'postgres://x' } })).toEqual({ refused: 'database' });
    expect(openModels({ ...options, env: { ...unset, MODEL_PATH: 'a.gguf' } })).toMatchObject({
      refused: null,
      overruledBy: 'MODEL_PATH',
    });
  });
});
