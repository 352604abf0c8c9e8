/** A server of model files that does what a test says: ranges, versions, and all that goes wrong with them. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ReceivedRequest, type ScriptedServer, startScriptedServer } from '@repo/inference/testing';
import { type GgufValue, ggufFile } from './gguf-file.ts';

export interface ModelHost extends ScriptedServer {
  /** Of the file that it serves. */
  readonly url: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** What the next answers do instead, one each, in their order; afterwards it serves the file as it should. */
  readonly next: Script[];
  /** The `Range` of each request, or null. */
  readonly ranges: (string | null)[];
  /** Version of the file; null sends none. */
  etag: string | null;
}

export type Script = (response: ServerResponse, request: ReceivedRequest) => unknown;

export interface SmallGgufOptions {
  readonly licence?: string | null;
  /** Bytes of its weights. */
  readonly size?: number;
}

/** A GGUF file that holds a header and numbers, and no model. */
export function smallGguf({ licence = 'apache-2.0', size = 65_536 }: SmallGgufOptions = {}): Buffer {
  const properties: (readonly [string, GgufValue])[] = [
    ['general.architecture', { type: 'string', value: 'llama' }],
    ['general.name', { type: 'string', value: 'small, test only' }],
    ...(licence === null ? [] : [['general.license', { type: 'string', value: licence }] as const]),
    ['llama.context_length', { type: 'u32', value: 4096 }],
    ['tokenizer.ggml.tokens', { type: 'strings', value: ['a', 'ب'] }],
  ];
  const data = Float32Array.from({ length: size / 4 }, (_, index) => index % 1_009);
  return ggufFile(new Map(properties), [{ name: 'weights', dimensions: [data.length], data }]);
}

export async function startModelHost(bytes: Buffer = smallGguf()): Promise<ModelHost> {
  const next: Script[] = [];
  const ranges: (string | null)[] = [];
  const state = { etag: '"one"' as string | null };
  const server = await startScriptedServer(async (response, request) => {
    ranges.push(request.headers.range ?? null);
    const script = next.shift() ?? ((answer, asked) => serve(answer, asked, bytes, state.etag));
    await script(response, request);
  });
  return {
    ...server,
    url: `${server.origin}/models/small.gguf`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    next,
    ranges,
    get etag() {
      return state.etag;
    },
    set etag(value) {
      state.etag = value;
    },
  };
}

/** As RFC 9110 has it: a range where the version is still the same, else all. */
function serve(response: ServerResponse, { headers }: ReceivedRequest, bytes: Buffer, etag: string | null): void {
  const version: Record<string, string> = etag === null ? {} : { etag };
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? Number.NaN);
  const changed = headers['if-range'] !== undefined && headers['if-range'] !== etag;
  if (Number.isNaN(from) || changed) {
    response.writeHead(200, { ...version, 'content-length': bytes.length }).end(bytes);
  } else if (from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
  } else {
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response
      .writeHead(206, { ...version, 'content-range': range, 'content-length': bytes.length - from })
      .end(bytes.subarray(from));
  }
}

/**
 * Sends so many bytes of the file from one on, under the head of all that follows, and breaks the connection once `over`: what a
 * reader has not taken yet is lost to it then. Without `over` it stays open.
 */
export function partOf(host: Pick<ModelHost, 'bytes' | 'etag'>, from: number, to: number, over?: () => boolean): Script {
  const { bytes, etag } = host;
  const range = from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  return async (response) => {
    const headers = { ...(etag === null ? {} : { etag }), ...range, 'content-length': bytes.length - from };
    response.writeHead(from === 0 ? 200 : 206, headers).write(bytes.subarray(from, to));
    while (over && !over()) await sleep(2);
    if (over) response.destroy();
  };
}
