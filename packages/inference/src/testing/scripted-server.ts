/** A real HTTP server on this machine that answers as a test says. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As UTF-8. */
  readonly body: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Script = (response: ServerResponse, request: ReceivedRequest) => void | Promise<void>;

export interface ScriptedServer {
  /** Without a path: `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly baseURL: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** How many answers the client left before their end. */
  readonly left: number;
  close(): Promise<void>;
}

/** Listens on the loopback address, on a free port or the one given. */
export async function startScriptedServer(script: Script, port = 0): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  let left = 0;
  const server = createServer((incoming, response) => {
    response.on('close', () => {
      if (!response.writableEnded && !response.errored) left += 1;
    });
    void receive(incoming).then(async (request) => {
      requests.push(request);
      await script(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  const origin = `http://127.0.0.1:${bound}`;
  return {
    origin,
    baseURL: `${origin}/v1`,
    port: bound,
    requests,
    get left() {
      return left;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = '', url = '', headers } = incoming;
  const bytes = Buffer.concat(chunks);
  return { method, path: url, headers, body: bytes.toString(), bytes };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Writes an event stream one chunk a turn of the loop, and leaves it open. */
export async function writeEvents(response: ServerResponse, chunks: readonly (Uint8Array | string)[]): Promise<void> {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
  await writePieces(response, chunks);
}

/** Writes a body whose head is there one piece a turn of the loop, and leaves it open. */
export async function writePieces(response: ServerResponse, pieces: readonly (Uint8Array | string)[]): Promise<void> {
  response.flushHeaders();
  response.socket?.setNoDelay(true);
  for (const piece of pieces) {
    if (response.destroyed) return;
    response.write(piece);
    await turn();
  }
}
