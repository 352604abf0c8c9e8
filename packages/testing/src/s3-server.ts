/** A bucket on loopback that speaks as much of the S3 protocol as a store of files needs, and believes no unsigned request. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { s3Signature, sha256 } from './s3-signature.ts';

export interface S3Server {
  /** `http://key:secret@127.0.0.1:port/bucket?region=…` */
  readonly url: URL;
  /** By key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Requests that were refused, as the error code says why. */
  readonly refused: readonly string[];
  /** Answers with 503 from now on, or no longer. */
  setDown(down: boolean): void;
  close(): Promise<void>;
}

export interface S3ServerOptions {
  /** Keys in one answer of a list. */
  readonly pageLength?: number;
}

const access = 'EXAMPLEKEY';
const secret = 'a/secret+with signs';
const region = 'ap-south-1';
const bucket = 'buniyad-test';

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
}

/** Starts one with an empty bucket. */
export async function startS3Server({ pageLength = 1000 }: S3ServerOptions = {}): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  let down = false;

  const list = (query: URLSearchParams): Answer => {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
    const page = keys.slice(0, pageLength);
    const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    return { status: 200, body: `<ListBucketResult>${contents}${next}</ListBucketResult>` };
  };
  const answer = (method: string, url: URL, body: Buffer): Answer => {
    const [, name, ...rest] = decodeURIComponent(url.pathname).split('/');
    if (name !== bucket) return { status: 404, body: error('NoSuchBucket') };
    const key = rest.join('/');
    if (key === '') return method === 'GET' ? list(url.searchParams) : { status: 405 };
    if (method === 'PUT') objects.set(key, body);
    if (method === 'DELETE') objects.delete(key);
    if (method === 'PUT') return { status: 200 };
    if (method === 'DELETE') return { status: 204 };
    const found = objects.get(key);
    return found ? { status: 200, body: found } : { status: 404, body: error('NoSuchKey') };
  };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const fault = down ? 'SlowDown' : faultOf(request, url, body);
    if (fault) refused.push(fault);
    const { status, body: content = '' } = fault
      ? { status: down ? 503 : 403, body: error(fault) }
      : answer(request.method ?? '', url, body);
    response.writeHead(status, { 'content-length': Buffer.byteLength(content) });
    response.end(request.method === 'HEAD' ? undefined : content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${bucket}?region=${region}`);
  url.username = access;
  url.password = encodeURIComponent(secret);
  return {
    url,
    objects,
    refused,
    setDown: (value) => {
      down = value;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const error = (code: string) => `<Error><Code>${code}</Code></Error>`;

/** What is wrong with the request as it arrived, as the error code of S3; null for one that is signed with the secret. */
function faultOf(request: IncomingMessage, url: URL, body: Buffer): string | null {
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  const [, credential = '', signedHeaders = '', signature = ''] = header ?? [];
  const time = String(request.headers['x-amz-date'] ?? '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  if (!header || credential !== `${access}/${scope}`) return 'AccessDenied';
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - at) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'AccessDenied';
  const claimed = String(request.headers['x-amz-content-sha256'] ?? '');
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  if (request.method === 'PUT' && claimed === 'UNSIGNED-PAYLOAD') return 'AccessDenied';
  const { method = '', headers } = request;
  const signed = { method, path: url.pathname, query: url.searchParams, headers, signedHeaders, payload: claimed };
  return s3Signature({ ...signed, time, region, secret }) === signature ? null : 'SignatureDoesNotMatch';
}
