import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import type { InferenceSettings } from '@repo/vertical';
import { expect, onTestFinished, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkModel } from './model.ts';

const checked = async (root: string, shell: Record<string, string> = {}, inference: InferenceSettings = {}) => {
  const [policy, ...rest] = await checkModel(await contextIn(root, shell, { inference }));
  expect(policy?.id).toBe('model.policy');
  return rest;
};

/** A server that lists one model, as those with an OpenAI-compatible API do. */
async function modelServer(): Promise<number> {
  const list = { object: 'list', data: [{ id: 'qalb-8b', object: 'model', owned_by: 'test' }] };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.statusCode = request.url === '/v1/models' ? 200 : 404;
    response.end(JSON.stringify(request.url === '/v1/models' ? list : {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test('without a server and a file it names the ways to a model', async () => {
  const [check] = await checked(doctorTree());
  expect(check).toMatchObject({ id: 'model.server', status: 'note', found: expect.stringContaining('No model yet') });
  expect(check?.fix).toContain('ollama pull MODEL');
});

test('a file in the model folder counts as soon as it is one', async () => {
  const root = doctorTree({ '.data/models/qalb.gguf': 'GGUF\u0003\0\0\0' });
  expect(await checked(root)).toMatchObject([
    { id: 'model.file', status: 'ok', found: expect.stringContaining('qalb.gguf can be read') },
  ]);
  const broken = doctorTree({ '.data/models/qalb.gguf': '<html>' });
  expect(await checked(broken)).toMatchObject([
    { id: 'model.file', status: 'fault', found: expect.stringContaining('is not a GGUF file') },
  ]);
});

test('a MODEL_PATH where there is no file is a fault', async () => {
  const root = doctorTree();
  expect(await checked(root, { MODEL_PATH: 'gone.gguf' })).toMatchObject([
    { id: 'model.file', status: 'fault', found: `MODEL_PATH names ${join(root, 'gone.gguf')}, where there is no file` },
  ]);
});

test('the server of INFERENCE_URL answers, or does not, and its key is never shown', async () => {
  const url = `http://127.0.0.1:${await modelServer()}/v1`;
  expect(await checked(doctorTree(), { INFERENCE_URL: url })).toMatchObject([
    { id: 'model.server', status: 'ok', found: expect.stringContaining('qalb-8b answers at INFERENCE_URL') },
  ]);
  const silent = `http://127.0.0.1:${await freePort()}/v1`;
  const checks = await checked(doctorTree(), { INFERENCE_URL: silent, INFERENCE_KEY: 'hunter2' });
  expect(checks).toMatchObject([
    { id: 'model.server', status: 'fault', fix: expect.stringContaining('Start the server of this address') },
  ]);
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('an address of another machine that is not allowed is a fault and is not asked', async () => {
  expect(await checked(doctorTree(), { INFERENCE_URL: 'http://192.0.2.1:8080/v1' })).toMatchObject([
    { id: 'model.server', status: 'fault', fix: expect.stringContaining('allowedAddresses') },
  ]);
});

const production = { DATABASE_URL: 'postgres://app@127.0.0.1:9/app' };

test('in production a model of this machine needs its country, and a card; the reason and the setting are named', async () => {
  for (const shell of [{ HOST: '0.0.0.0' }, production]) {
    expect(await checkModel(await contextIn(doctorTree(), shell))).toMatchObject([
      { id: 'model.policy', status: 'note', fix: expect.stringContaining('jurisdiction: "PK"') },
    ]);
  }
  const url = `http://127.0.0.1:${await modelServer()}/v1`;
  const shell = { ...production, INFERENCE_URL: url };
  expect(await checkModel(await contextIn(doctorTree(), shell))).toMatchObject([
    { id: 'model.policy', status: 'fault', found: expect.stringContaining('set "jurisdiction" in buniyad.config.ts') },
  ]);
  expect(await checked(doctorTree(), shell, { jurisdiction: 'PK' })).toMatchObject([
    { id: 'model.server', status: 'fault', found: expect.stringContaining('model qalb-8b: The model has no card') },
  ]);
});

test('settings of the policy that are wrong are a fault, and so is a record that cannot be written', async () => {
  const settings = await contextIn(doctorTree(), {}, { inference: { jurisdiction: 'Pakistan' } });
  expect(await checkModel(settings)).toMatchObject([
    { id: 'model.policy', status: 'fault', found: expect.stringContaining('inference.jurisdiction') },
  ]);
  const root = doctorTree({ '.data/inference-audit.jsonl/x': '' });
  expect(await checkModel(await contextIn(root))).toMatchObject([
    { id: 'model.policy', status: 'fault', found: expect.stringContaining('cannot be written') },
    {},
  ]);
});
