import { readFile } from 'node:fs/promises';
import { AppError } from '@repo/facts';
import { AwsClient } from 'aws4fetch';
import { type BlobKey, blobOf, blobPath, folderOf } from './blob-key.ts';
import type { FileStore } from './file-store.ts';

/** Milliseconds for one request to the bucket. */
const patience = 10_000;

const prefix = 'files/';

/**
 * Blobs in an S3-compatible bucket, under `files/`, path style. Requests are signed with AWS Signature Version 4; the hash of the
 * bytes is part of the signature of a PUT, so that the bucket refuses bytes that were changed on the way.
 * @param address `https://key:secret@host/bucket?region=…`; without a region `us-east-1`
 */
export function s3Store(address: URL): FileStore {
  const { bucket, client } = connectionOf(address);
  const ask = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    let answer: Response;
    try {
      answer = await client.fetch(url.href, { ...init, signal: AbortSignal.timeout(patience) });
    } catch (cause) {
      throw unavailable(cause);
    }
    if (answer.ok || answer.status === 404) return answer;
    // The body names the fault ("SignatureDoesNotMatch"); it holds no secret, and only the log sees it.
    throw unavailable(new Error(`the bucket answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`));
  };
  const urlOf = (blob: BlobKey) => new URL(`${bucket}/${prefix}${blobPath(blob)}`);
  const remove = async (blob: BlobKey) => {
    await finish(await ask(urlOf(blob), { method: 'DELETE' }));
  };
  async function* list(folder: string): AsyncGenerator<BlobKey> {
    for (let token: string | undefined, more = true; more; more = token !== undefined) {
      const url = new URL(bucket);
      url.search = new URLSearchParams({
        'list-type': '2',
        prefix: prefix + folder,
        ...(token === undefined ? {} : { 'continuation-token': token }),
      }).toString();
      const xml = await (await ask(url)).text();
      for (const [, key = ''] of xml.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        const blob = key.startsWith(prefix) ? blobOf(key.slice(prefix.length)) : null;
        if (blob) yield blob;
      }
      token = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(xml)?.[1]?.replaceAll('&amp;', '&');
    }
  }

  return {
    async put(blob, path) {
      const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': blob.sha256 };
      const answer = await ask(urlOf(blob), { method: 'PUT', headers, body: new Uint8Array(await readFile(path)) });
      if (answer.status === 404) throw unavailable(new Error('there is no such bucket'));
      await finish(answer);
    },
    async has(blob) {
      const answer = await ask(urlOf(blob), { method: 'HEAD' });
      await finish(answer);
      return answer.ok;
    },
    async open(blob) {
      const answer = await ask(urlOf(blob));
      if (answer.ok) return answer.body;
      await finish(answer);
      return null;
    },
    remove,
    async removeAll(orgId) {
      for await (const blob of list(`${folderOf(orgId)}/`)) await remove(blob);
    },
    list: () => list(''),
  };
}

function connectionOf(address: URL) {
  const { protocol, host, pathname, username, password, searchParams } = address;
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    region: searchParams.get('region') ?? 'us-east-1',
    service: 's3',
    retries: 2,
  });
  return { bucket: `${protocol}//${host}${pathname.replace(/\/+$/, '')}`, client };
}

/** Reads an answer to its end, so that its connection serves the next request. */
async function finish(answer: Response): Promise<void> {
  await answer.body?.cancel();
}

function unavailable(cause: unknown): AppError {
  return new AppError('FILES_UNAVAILABLE', { kind: 'unavailable', retryAfter: 5, cause });
}
