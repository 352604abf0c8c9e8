/** A file of lines that grows at its end. What `append` has answered for is on the disk. */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { maxLineBytes } from './chain.ts';

/** What is used of a `FileHandle`. */
export interface JournalFile {
  /** `nlink`: names that the file has; 0 once it was removed. */
  stat(): Promise<{ readonly size: number; readonly nlink?: number }>;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  write(buffer: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

export type OpenJournalFile = (path: string) => Promise<JournalFile>;

/** Where a file ends. */
export interface Tail {
  /** The last whole line without its end; null: there is none. */
  readonly last: Uint8Array | null;
  /** What stands after it. */
  readonly half: Uint8Array;
}

const lineEnd = 0x0a;

export class Journal {
  readonly #file: JournalFile;
  #bytes: number;

  private constructor(file: JournalFile, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  static async open(path: string, openFile: OpenJournalFile = openForAppend): Promise<Journal> {
    const file = await openFile(path);
    return new Journal(file, (await file.stat()).size);
  }

  /** @throws Error for a file whose lines are longer than those of a log */
  async tail(): Promise<Tail> {
    const start = Math.max(this.#bytes - 2 * (maxLineBytes + 1), 0);
    const bytes = await this.#read(start, this.#bytes - start);
    const end = bytes.lastIndexOf(lineEnd);
    const before = end < 1 ? -1 : bytes.lastIndexOf(lineEnd, end - 1);
    const half = bytes.subarray(end + 1);
    if (half.length > maxLineBytes || (before < 0 && start > 0))
      throw new Error('This is no audit log: its lines are too long');
    return { last: end < 0 ? null : bytes.subarray(before + 1, end), half };
  }

  /** Takes away what stands after the last line. */
  async cut(bytes: number): Promise<void> {
    await this.#file.truncate(this.#bytes - bytes);
    this.#bytes -= bytes;
  }

  /** @throws what the disk says; then nothing of it is left, where the disk allows */
  async append(text: string): Promise<void> {
    const { size, nlink = 1 } = await this.#file.stat();
    if (nlink === 0) throw new Error('Somebody removed the file');
    if (size !== this.#bytes) throw new Error('Somebody else changed the file');
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) {
        done += (await this.#file.write(bytes, done, bytes.length - done)).bytesWritten;
      }
      // With the length of the file; of its times nothing is needed.
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#bytes).catch(() => {});
      throw error;
    }
    this.#bytes += bytes.length;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #read(position: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#file.read(bytes, done, length - done, position + done);
      if (bytesRead === 0) throw new Error('The file became shorter while it was read');
      done += bytesRead;
    }
    return bytes;
  }
}

/** Makes the file and its folder. */
export async function openForAppend(path: string): Promise<JournalFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const file = await open(path, 'a+', 0o600);
  // The name of a new file is kept by its folder, which Windows does not open.
  if (process.platform !== 'win32') {
    const listing = await open(folder, 'r');
    await listing.sync().finally(() => listing.close());
  }
  return file;
}
