import { createReadStream, type ReadStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { type BlobKey, blobOf, blobPath, folderOf } from './blob-key.ts';
import type { FileStore } from './file-store.ts';

/** Blobs below a folder. What is put must lie on the same file system. */
export function diskStore(root: string): FileStore {
  const pathOf = (blob: BlobKey) => join(root, blobPath(blob));
  return {
    async put(blob, path) {
      const target = pathOf(blob);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      // A link appears whole or not at all, and the caller keeps its copy until the row stands.
      await unless('EEXIST', link(path, target));
      await syncFolder(dirname(target));
    },
    has: async (blob) => (await unless('ENOENT', stat(pathOf(blob)))) !== null,
    async open(blob) {
      const path = pathOf(blob);
      return (await unless('ENOENT', stat(path))) && bytesOf(path);
    },
    remove: (blob) => rm(pathOf(blob), { force: true }),
    removeAll: async (orgId) => rm(join(root, folderOf(orgId)), { recursive: true, force: true }),
    async *list() {
      for (const organization of (await unless('ENOENT', readdir(root))) ?? []) {
        const entries = (await unless('ENOTDIR', readdir(join(root, organization), { recursive: true }))) ?? [];
        for (const entry of entries) {
          const blob = blobOf([organization, ...entry.split(sep)].join('/'));
          if (blob) yield blob;
        }
      }
    },
  };
}

/** Opened when it is first read: of an answer that nobody reads, such as one to HEAD, no file stays open. */
function bytesOf(path: string): ReadableStream<Uint8Array> {
  let stream: ReadStream | undefined;
  let chunks: AsyncIterator<Uint8Array> | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        stream ??= createReadStream(path);
        chunks ??= stream[Symbol.asyncIterator]();
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        stream?.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A name survives a power cut only when its folder was written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Null when the file system refuses with this code. */
async function unless<T>(code: string, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return null;
    throw error;
  }
}
