import { expect, test } from 'vitest';
import { sendJson, startScriptedServer } from '../testing/index.ts';
import { checkedAgent, refusedAddressOf } from './dispatcher.ts';
import { readEndpoint } from './endpoint.ts';

test('who answered is checked when the connection stands, also where no name was resolved', async () => {
  const server = await startScriptedServer((response) => sendJson(response, 200, {}));
  const agent = checkedAgent(readEndpoint({ id: 'lan', baseURL: 'http://10.0.0.5/v1', allowedAddresses: ['10.0.0.5'] }));
  const refused: unknown = await agent
    .request({ origin: server.origin, path: '/', method: 'GET' })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'tier_denied', reason: 'address', endpointId: 'lan' });
  expect(refusedAddressOf(refused)).toBe('127.0.0.1');
  expect(server.requests).toEqual([]);
  await agent.destroy();
  await server.close();
});

test('other errors have no address', () => {
  expect(refusedAddressOf(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }))).toBeNull();
  expect(refusedAddressOf('10.0.0.1')).toBeNull();
});
