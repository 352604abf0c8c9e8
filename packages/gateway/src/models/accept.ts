/** Who accepted which licence of which file, and when: one line each, only ever added to. */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { systemDisk } from './disk.ts';
import { diskFull, isDiskFull, reserve } from './disk-full.ts';
import type { ModelSource } from './source.ts';

const acceptance = z.object({
  file: z.string(),
  sha256: z.string(),
  cardId: z.string().nullable(),
  licenceId: z.string(),
  licenceUrl: z.string().nullable(),
  /** SHA-256 of what was read: the text of the licence, or where none was at hand its name and address. */
  textSha256: z.string(),
  text: z.enum(['licence', 'notice']),
  by: z.string(),
  at: z.iso.datetime(),
});

export type Acceptance = z.output<typeof acceptance>;

export interface Accepting {
  /** An account of the product, or of this machine. */
  readonly by: string;
  readonly at: Date;
  /** The licence as it was read; absent where only its name and address were shown. */
  readonly text?: string | undefined;
}

const pathOf = (folder: string): string => join(folder, 'licences.ndjson');

/**
 * Resolves when the record would survive a loss of power.
 * @throws ModelError `disk_full`
 */
export async function recordAcceptance(folder: string, source: ModelSource, { by, at, text }: Accepting): Promise<Acceptance> {
  const { file, sha256, cardId, licence } = source;
  const pinned = text === undefined ? licence.sha256 : null;
  const record: Acceptance = {
    file,
    sha256,
    cardId,
    licenceId: licence.id,
    licenceUrl: licence.url,
    textSha256: pinned ?? sha256Of(text ?? noticeOf(source)),
    text: pinned !== null || text !== undefined ? 'licence' : 'notice',
    by,
    at: at.toISOString(),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(pathOf(folder), 'a', 0o600);
  try {
    // A line that a crash cut off stays a line of its own.
    await handle.write(`\n${JSON.stringify(record)}\n`);
    await handle.sync();
  } catch (error) {
    throw isDiskFull(error) ? diskFull(await systemDisk.free(folder), reserve, error) : error;
  } finally {
    await handle.close();
  }
  return record;
}

/** The oldest first; lines that are none are passed over. */
export async function readAcceptances(folder: string): Promise<readonly Acceptance[]> {
  const lines = (await readFile(pathOf(folder), 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    try {
      return [acceptance.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Whether this licence of this very file was accepted. */
export async function isAccepted(folder: string, { sha256, licence }: ModelSource): Promise<boolean> {
  const all = await readAcceptances(folder);
  return all.some((one) => one.sha256 === sha256 && sameLicence(one.licenceId, licence.id));
}

/** What is shown of a licence whose text is not at hand. */
export const noticeOf = ({ licence: { id, title, url } }: ModelSource): string => [id, title, url ?? ''].join('\n');

/** Names of licences are written in many ways: "Apache-2.0", "apache 2.0". */
export function sameLicence(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  return plain(one) === plain(other);
}

/** The person who runs this process, as the system calls them. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
