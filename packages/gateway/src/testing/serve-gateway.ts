/** A gateway on a loopback port inside the test's own process, and calls to it. */
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Gateway, type GatewayOptions } from '../http/gateway.ts';
import type { LanguageModel } from '../llama/port.ts';

export const testToken = 'test-token';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body?: string | Buffer;
}

export interface ServedGateway {
  readonly gateway: Gateway;
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a model, or with `null` none. */
export async function serveGateway(model: LanguageModel | null, options: Partial<GatewayOptions> = {}): Promise<ServedGateway> {
  const gateway = new Gateway({ token: testToken, ...options });
  if (model) gateway.serve(model);
  else gateway.serveNothing();
  const server = createServer((request, response) => void gateway.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    gateway,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** One request through `node:http`, which sends any header; the token is sent unless a header says otherwise. */
export function call(url: string, options: CallOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${testToken}`, 'content-type': 'application/json', ...options.headers };
    const outgoing = httpRequest(url, { method: options.method ?? 'GET', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.once('error', reject);
    outgoing.end(options.body);
  });
}

/** One POST of a JSON body. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return call(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
