/** The bytes that are here of a file, hashed from the first one as they are written. */
import { createHash, type Hash } from 'node:crypto';
import type { ModelDisk } from './disk.ts';
import { partPath, readSidecar, type Sidecar, writeSidecar } from './sidecar.ts';
import type { ModelSource } from './source.ts';

export interface Writing {
  /** Bytes that are here. */
  readonly done: number;
  /** What is known of the version that they belong to; null before an answer was seen. */
  readonly version: Version | null;
  /** Begins the file anew. */
  restart(version: Version): Promise<void>;
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what is here survive a crash. */
  checkpoint(): Promise<void>;
  /** SHA-256 of what is here, as hex; nothing may be written after it. */
  digest(): string;
  close(): Promise<void>;
}

export type Version = Pick<Sidecar, 'url' | 'etag' | 'lastModified' | 'size'>;

/** Bytes that are read at once to be hashed. */
const readBytes = 1_048_576;

/** Opens what an earlier pull of the same file left; what its last checkpoint does not vouch for is cut off. */
export async function openWriting(
  { file, sha256 }: ModelSource,
  { folder, disk }: { readonly folder: string; readonly disk: ModelDisk },
): Promise<Writing> {
  const part = await disk.openPart(partPath(folder, file));
  const left = await readSidecar(folder, file);
  const usable = left !== null && left.sha256 === sha256 && left.done <= part.size && left.done <= left.size;
  let version: Version | null = usable ? left : null;
  let done = usable ? left.done : 0;
  let kept = done;
  let hash: Hash = createHash('sha256');
  if (part.size > done) await part.truncate(done);
  for (let at = 0; at < done; ) {
    const bytes = await part.read(at, Math.min(readBytes, done - at));
    if (bytes.length === 0) throw new Error(`${file}.part became shorter while it was read`);
    hash.update(bytes);
    at += bytes.length;
  }
  const checkpoint = async () => {
    if (version === null || kept === done) return;
    await part.sync();
    const { url, etag, lastModified, size } = version;
    await writeSidecar(folder, file, { url, etag, lastModified, size, done, sha256 });
    kept = done;
  };
  return {
    get done() {
      return done;
    },
    get version() {
      return version;
    },
    async restart(next) {
      await part.truncate(0);
      version = next;
      done = 0;
      kept = -1;
      hash = createHash('sha256');
      await checkpoint();
    },
    async write(bytes) {
      await part.write(bytes, done);
      hash.update(bytes);
      done += bytes.length;
    },
    checkpoint,
    digest: () => hash.digest('hex'),
    close: () => part.close(),
  };
}
