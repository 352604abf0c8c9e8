import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { describe, expect, test } from 'vitest';
import { fakeModel } from '../testing/fake-model.ts';
import { Gateway } from './gateway.ts';
import { listen, portOf } from './listen.ts';

/** A certificate for 127.0.0.1; null where there is no openssl to make one. */
function selfSigned() {
  const folder = tempDir('gateway-tls');
  const [cert, key] = [join(folder.path, 'cert.pem'), join(folder.path, 'key.pem')];
  const subject = ['-subj', '/CN=ai.example', '-addext', 'subjectAltName=DNS:ai.example'];
  try {
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch {
    return null;
  } finally {
    folder.remove();
  }
}

test.each([
  ['no HTTP', '\u0016\u0003\u0001\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ['headers over the limit', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is an error in the same shape as any other', async (_name, sent, status) => {
  const server = await listen(() => {}, '127.0.0.1', 0);
  const socket = connect(portOf(server), '127.0.0.1').setEncoding('utf8');
  socket.write(sent);
  let text = '';
  for await (const chunk of socket) text += chunk;
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(body)).toEqual({
    error: { code: status, message: expect.any(String), type: 'invalid_request_error', param: null },
  });
  server.close();
  await once(server, 'close');
});

const pair = selfSigned();

describe('a door for others', { skip: pair === null }, () => {
  test('speaks TLS, and is opened by its own key and names alone', async () => {
    if (!pair) return;
    const gateway = new Gateway({ token: 'token of the start' });
    gateway.serve(fakeModel());
    const handle = gateway.handlerOf({ token: 'key', allowedHosts: ['ai.example'], allowedOrigins: [] });
    const server = await listen((incoming, response) => void handle(incoming, response), '127.0.0.1', 0, pair);
    const ask = async (host: string, key: string) => {
      const headers = { host, authorization: `Bearer ${key}` };
      const trust = { ca: pair.cert, servername: 'ai.example' };
      const outgoing = request({
        ...trust,
        host: '127.0.0.1',
        port: portOf(server),
        path: '/v1/models',
        headers,
        agent: false,
      });
      const [response] = await once(outgoing.end(), 'response');
      response.resume();
      return response.statusCode;
    };
    expect(await ask('ai.example', 'key')).toBe(200);
    expect(await ask('ai.example', 'token of the start')).toBe(401);
    expect(await ask('evil.example', 'key')).toBe(403);
    server.close();
    await once(server, 'close');
  });
});
