import type { BlobKey } from './blob-key.ts';

/** Where bytes are kept: a folder or an S3-compatible bucket. It knows neither names nor people nor quotas. */
export interface FileStore {
  /** Keeps the bytes of a file on this machine. A blob that is there already is left as it is; half a blob is never seen. */
  put(blob: BlobKey, path: string): Promise<void>;
  has(blob: BlobKey): Promise<boolean>;
  /** Null when it is not there. */
  open(blob: BlobKey): Promise<ReadableStream<Uint8Array> | null>;
  /** One that is not there is gone already. */
  remove(blob: BlobKey): Promise<void>;
  /** Whatever an organization has. */
  removeAll(orgId: string): Promise<void>;
  /** Every blob, those of one organization after each other. */
  list(): AsyncIterable<BlobKey>;
}
