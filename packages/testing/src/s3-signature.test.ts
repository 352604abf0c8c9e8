import { expect, test } from 'vitest';
import { s3Signature, sha256 } from './s3-signature.ts';

/** Amazon S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk". */
const example = {
  time: '20130524T000000Z',
  region: 'us-east-1',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  payload: sha256(''),
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': sha256(''),
    'x-amz-date': '20130524T000000Z',
  },
};

test('the published examples have the published signatures', () => {
  const object = { method: 'GET', path: '/test.txt', query: new URLSearchParams() };
  expect(s3Signature({ ...example, ...object, signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date' })).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
  const list = { method: 'GET', path: '/', query: new URLSearchParams({ prefix: 'J', 'max-keys': '2' }) };
  expect(s3Signature({ ...example, ...list, signedHeaders: 'host;x-amz-content-sha256;x-amz-date' })).toBe(
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  );
});
