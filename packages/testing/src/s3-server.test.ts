import { afterAll, beforeAll, expect, test } from 'vitest';
import { type S3Server, startS3Server } from './s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

test.each([
  ['nothing', {}, 'AccessDenied'],
  ['another key', { authorization: auth('OTHER', today(), 'host;x-amz-date') }, 'AccessDenied'],
  [
    'an old time',
    { authorization: auth('EXAMPLEKEY', '20200101', 'host;x-amz-date'), 'x-amz-date': '20200101T000000Z' },
    'RequestTimeTooSkewed',
  ],
  [
    'a made-up signature',
    {
      authorization: auth('EXAMPLEKEY', today(), 'host;x-amz-date'),
      'x-amz-date': now(),
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    },
    'SignatureDoesNotMatch',
  ],
  [
    'a hash of other bytes',
    {
      authorization: auth('EXAMPLEKEY', today(), 'host;x-amz-date'),
      'x-amz-date': now(),
      'x-amz-content-sha256': '0'.repeat(64),
    },
    'XAmzContentSHA256Mismatch',
  ],
])('a request with %s is refused', async (_, headers, code) => {
  const url = `${server.url.origin}${server.url.pathname}/key`;
  const response = await fetch(url, { headers: { ...headers } });
  expect([response.status, await response.text()]).toEqual([403, `<Error><Code>${code}</Code></Error>`]);
});

function now(): string {
  return new Date().toISOString().replace(/[-:]|\.\d+/g, '');
}

function today(): string {
  return now().slice(0, 8);
}

function auth(key: string, day: string, headers: string): string {
  return `AWS4-HMAC-SHA256 Credential=${key}/${day}/ap-south-1/s3/aws4_request, SignedHeaders=${headers}, Signature=${'a'.repeat(64)}`;
}
