/** The disk as a pull needs it; a test gives one that fills up. */
import { constants } from 'node:fs';
import { mkdir, open, rename, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './model-error.ts';

export interface PartFile {
  readonly size: number;
  read(from: number, length: number): Promise<Uint8Array>;
  write(bytes: Uint8Array, at: number): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Resolves when what was written would survive a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface ModelDisk {
  /** Bytes that this user may still write. */
  free(folder: string): Promise<number>;
  /** Opens a file, and makes it where it is not. */
  openPart(path: string): Promise<PartFile>;
  /** Gives the whole file its name, for good. */
  settle(part: string, path: string): Promise<void>;
}

export const systemDisk: ModelDisk = {
  async free(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  async openPart(path) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const { size } = await handle.stat();
    return {
      size,
      async read(from, length) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
        return buffer.subarray(0, bytesRead);
      },
      async write(bytes, at) {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
          done += bytesWritten;
        }
      },
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  async settle(part, path) {
    await rename(part, path);
    await syncFolder(dirname(path));
  },
};

/** The name of a file is an entry of its folder, which has to be written too. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Windows opens no folder and keeps its entries by itself.
    if (process.platform !== 'win32' || !['EISDIR', 'EPERM', 'EACCES'].includes(systemCode(error) ?? '')) throw error;
  }
}
