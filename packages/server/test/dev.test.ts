import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type ScriptedServer, sendJson, startScriptedServer } from '@repo/inference/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoLogin } from '../src/boot/demo.ts';
import { eventsOf } from './support/event-stream.ts';
import { type SampleProcess, signInAt, startSample } from './support/sample-process.ts';

/** Inside the package, so that its imports resolve; a folder that git ignores. */
const root = join(import.meta.dirname, 'dist/dev');
const app = join(root, 'apps/sample');
const script = join(import.meta.dirname, '../src/dev.ts');
const patience = 120_000;

const appSource = `import { defineApp } from '../../../../../../src/app.ts';
import { brand, config } from '../../../../../../src/testing/sample-app.ts';
import { sample } from '../../../../../support/sample-vertical.ts';
import { word } from './word.ts';

const vertical = { ...sample, name: { ur: 'نمونہ', en: word } };
export const app = defineApp({ id: 'sample', verticals: [vertical], brand, config });
`;

const files: Readonly<Record<string, string>> = {
  'index.html':
    '<html><head></head><body><div id="root"></div><script type="module" src="./src/web/main.ts"></script></body></html>',
  'vite.config.ts': 'export default {};\n',
  'src/app.ts': appSource,
  'src/word.ts': "export const word: string = 'First';\n",
  'src/web/main.ts': "const greeting: string = 'hello';\ndocument.title = greeting;\n",
};

let product: SampleProcess;
let data: TempDir;
let server: ScriptedServer;

beforeAll(async () => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(app, 'src/web'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  data = tempDir('dev');
  // Lists a model and does not have it.
  server = await startScriptedServer((response, { path }) => {
    if (path === '/v1/models') sendJson(response, 200, { object: 'list', data: [{ id: 'a', object: 'model' }] });
    else sendJson(response, 404, { error: { message: 'model not found', type: 'not_found_error' } });
  });
  const env = { DATA_DIR: data.path, INFERENCE_URL: server.baseURL };
  product = await startSample({ cwd: data.path, script, args: [app], env });
  await product.ready();
}, patience);

afterAll(async () => {
  product.child.kill('SIGKILL');
  await product.ended;
  await server.close();
  data.remove();
  rmSync(root, { recursive: true, force: true });
});

const page = async () => (await fetch(product.url, { headers: { accept: 'text/html' } })).text();
const nameOf = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${product.url}/trpc/platform.home`, { headers });
  return JSON.parse(await response.text()).result.data.cards[0].name.en;
};

test('one origin serves the page with the client of Vite, its modules and the API', async () => {
  const html = await page();
  expect(html).toContain('src="/@vite/client"');
  expect(html).toContain('<script type="application/json" id="boot">');
  const module = await fetch(`${product.url}/src/web/main.ts`);
  expect(module.headers.get('content-type')).toContain('javascript');
  expect(await module.text()).not.toContain(': string');
  expect(await nameOf()).toBe('First');
  expect((await fetch(`${product.url}/api/nothing`)).headers.get('content-type')).toBe('application/json');
});

test('the model of INFERENCE_URL is used, and modules know its errors by their class', async () => {
  expect(product.out()).toContain(`Model: a of the server of INFERENCE_URL at 127.0.0.1:${server.port}.`);
  const response = await fetch(`${product.url}/trpc/sample.answer`, { headers: { accept: 'text/event-stream' } });
  const said: unknown[] = [];
  for await (const { event, data: told } of eventsOf(response)) if (event === null) said.push(told);
  expect(said).toEqual(['<model_not_found>']);
});

test('hot reload has a web socket on the same port, under its own path', async () => {
  const asked = request(`${product.url}/__hmr/sample`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-protocol': 'vite-hmr',
    },
  }).end();
  const [answer, socket] = await once(asked, 'upgrade');
  expect(answer.statusCode).toBe(101);
  socket.destroy();
});

test(
  'a change on the server is there at the next request; the session, the data and the process stay',
  async () => {
    const cookie = await signInAt(product.url, demoLogin);
    writeFileSync(join(app, 'src/word.ts'), "export const word: string = 'Second';\n");
    await expect.poll(nameOf, { timeout: 20_000 }).toBe('Second');
    expect(await nameOf({ cookie })).toBe('Second');
    const session = await fetch(`${product.url}/trpc/platform.session`, { headers: { cookie } });
    expect(JSON.parse(await session.text()).result.data).toMatchObject({ email: demoLogin.email });
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  },
  patience,
);

test(
  'a change that does not compile is an error until it does',
  async () => {
    writeFileSync(join(app, 'src/word.ts'), 'export const word: string = ;\n');
    await expect.poll(async () => (await fetch(`${product.url}/healthz`)).status, { timeout: 20_000 }).toBe(500);
    writeFileSync(join(app, 'src/word.ts'), "export const word: string = 'Third';\n");
    await expect.poll(nameOf, { timeout: 20_000 }).toBe('Third');
  },
  patience,
);

test(
  'Ctrl-C ends it cleanly',
  async () => {
    product.child.kill('SIGINT');
    expect(await product.ended).toBe(0);
  },
  patience,
);
