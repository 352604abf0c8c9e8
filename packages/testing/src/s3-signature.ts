/** AWS Signature Version 4 for S3, written from the published algorithm: for a server that checks what a client has signed. */
import { createHash, createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** As it stands in the request line, encoded once. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Values by lower-case name; those that were signed at least. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As in `SignedHeaders`: "host;x-amz-date". */
  readonly signedHeaders: string;
  /** `x-amz-content-sha256` */
  readonly payload: string;
  /** `x-amz-date`: "20130524T000000Z". */
  readonly time: string;
  readonly region: string;
  readonly secret: string;
}

/** The signature that whoever has the secret gives to this request, in hex. */
export function s3Signature(request: SignedRequest): string {
  const { method, path, query, headers, signedHeaders, payload, time, region, secret } = request;
  const lines = signedHeaders.split(';').map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}`,
  );
  const canonical = [method, path, canonicalQuery(query), ...lines, '', signedHeaders, payload].join('\n');
  const parts = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const toSign = ['AWS4-HMAC-SHA256', time, parts.join('/'), sha256(canonical)].join('\n');
  const key = parts.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

/** Hex. */
export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function canonicalQuery(query: URLSearchParams): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
}
