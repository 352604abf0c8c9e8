/** The files of organizations: a row for each, its bytes in a store. */
import { rm } from 'node:fs/promises';
import { appendAudit, type Database, holdLock, type NewAuditEntry, newId, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import type { Log } from '../log/log.ts';
import type { BlobKey } from './blob-key.ts';
import { fileLink, type LinkedFile, type LinkParts, readFileLink } from './file-link.ts';
import { cleanFileName } from './file-name.ts';
import type { FileStore } from './file-store.ts';
import { receiveFile } from './receive-file.ts';
import { sweepIncoming } from './sweep-incoming.ts';

export type FileKind = 'file' | 'logo';

export interface NewFile {
  /** As a person typed it. */
  readonly name: string;
  /** A logo takes the place of the one before, and is a picture. */
  readonly kind: FileKind;
  readonly createdById: string;
  /** Who adds it, for the audit log of the organization; left out where nobody asked. */
  readonly by?: Pick<NewAuditEntry, 'actor' | 'impersonatorId' | 'requestId' | 'at'>;
}

/** A file's row. */
export interface FileRow {
  readonly id: string;
  /** `FileKind` */
  readonly kind: string;
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: bigint;
  readonly sha256: string;
  readonly createdById: string;
  readonly createdAt: Date;
}

/** Bytes that an organization keeps, and may keep. Two equal files count twice. */
export interface FileSpace {
  readonly bytes: bigint;
  readonly quota: bigint;
}

/** As an organization's procedure has them in its context. */
export interface RequestTransactions {
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly db: Pick<Database, 'withTenant'>;
}

export interface Files {
  /**
   * Takes a file in. When it resolves, bytes and row stand; when it rejects, neither does.
   * @throws AppError `FILE_TOO_LARGE`, `FILE_EMPTY`, `FILE_TYPE_REFUSED`, `FILE_QUOTA` or `FILES_UNAVAILABLE`
   */
  put(orgId: string, content: AsyncIterable<Uint8Array>, file: NewFile): Promise<FileRow>;
  /** Null for a file that is not there, or not any more. */
  find(file: LinkedFile): Promise<FileRow | null>;
  /** The file and its bytes; null when there is none, or none any more. */
  open(file: LinkedFile): Promise<{ readonly row: FileRow; readonly content: ReadableStream<Uint8Array> } | null>;
  /**
   * Deletes a file; one that is deleted already stays so. Its bytes go once that stands.
   * @param may whether the person may: asked with the row, before anything changes
   * @param within what opens the transactions of the request, so that its entry in the audit log is written with the deletion
   * @throws AppError `NOT_FOUND`, or what `may` throws
   */
  remove(file: LinkedFile, may: (row: FileRow) => void, within?: RequestTransactions): Promise<void>;
  /** Newest first, from behind `after`. */
  list(orgId: string, page: { readonly after?: string; readonly limit: number }): Promise<readonly FileRow[]>;
  logo(orgId: string): Promise<FileRow | null>;
  space(orgId: string): Promise<FileSpace>;
  /** The path of a file for a browser, without a session, until then (seconds since 1970). */
  link(file: LinkedFile, expires: number): string;
  /** Reads such a path: see `readFileLink`. */
  readLink(parts: LinkParts, now: Date): LinkedFile & { readonly expires: number };
  /** Takes away the bytes of an organization whose rows are gone. */
  removeOrganization(orgId: string): Promise<void>;
  /** Takes away bytes that no row needs: what a crash has left. Gives how many blobs went. */
  sweep(): Promise<number>;
}

export interface FilesOptions {
  readonly db: Database;
  readonly store: FileStore;
  /** Folder for what is on its way in; for a store on disk on the same file system. */
  readonly incoming: string;
  /** The first signs links. */
  readonly secrets: readonly string[];
  readonly log: Log;
}

/** Thrown when bytes went away between their arrival and their row: somebody deleted the last file with the same bytes. */
class Swept extends Error {}

const attempts = 5;

/**
 * The order is what keeps rows whole: bytes are stored first; the row is written while the lock of these bytes is held, and only
 * if they are still there; bytes are removed while the same lock is held, and only if no row needs them. A crash in between leaves
 * bytes without a row, never a row without bytes.
 */
export function createFiles({ db, store, incoming, secrets, log }: FilesOptions): Files {
  const asOrganization = <T>(orgId: string, fn: (tx: Tx) => Promise<T>) => db.withTenant({ orgId }, fn);
  const hold = (tx: Tx, { orgId, sha256 }: BlobKey) => holdLock(tx, `file ${orgId} ${sha256}`);

  /** Whether they went. */
  const dropUnneeded = (blob: BlobKey, from: Pick<Database, 'withTenant'> = db) =>
    from.withTenant({ orgId: blob.orgId }, async (tx) => {
      await hold(tx, blob);
      if ((await tx.storedFile.count({ where: { ...blob, deletedAt: null } })) > 0) return false;
      await store.remove(blob);
      return true;
    });

  /** What fails here is left to the sweep: the rows are as they should be. */
  const tidy = async (blob: BlobKey, from?: Pick<Database, 'withTenant'>) => {
    await dropUnneeded(blob, from).catch((err: unknown) => log.warn({ err }, 'the bytes of a file are left to the sweep'));
  };

  const insert = (blob: BlobKey, row: FileRow, by: NewFile['by']) =>
    asOrganization(blob.orgId, async (tx) => {
      await hold(tx, blob);
      if (!(await store.has(blob))) throw new Swept();
      if (row.kind === 'logo') await holdLock(tx, `logo ${blob.orgId}`);
      const former = row.kind === 'logo' ? await tx.storedFile.findMany({ where: logoOf(blob.orgId) }) : [];
      const where = { orgId: blob.orgId, id: { in: former.map(({ id }) => id) } };
      if (former.length > 0) await tx.storedFile.updateMany({ where, data: { deletedAt: row.createdAt } });
      await tx.storedFile.create({ data: { orgId: blob.orgId, ...row } });
      const target = { kind: 'file', id: row.id };
      if (by) await appendAudit(tx, { ...by, orgId: blob.orgId, action: 'file.add', target, details: { kind: row.kind } });
      return former;
    });

  const find = ({ orgId, id }: LinkedFile) =>
    asOrganization(orgId, (tx) => tx.storedFile.findFirst({ where: { orgId, id, deletedAt: null } }));

  return {
    async put(orgId, content, { name, kind, createdById, by }) {
      const { path, sha256, bytes, type } = await receiveFile(content, incoming);
      const blob = { orgId, sha256 };
      try {
        if (kind === 'logo' && !type.startsWith('image/')) throw new AppError('FILE_TYPE_REFUSED');
        const file = { kind, name: cleanFileName(name, type), type, bytes: BigInt(bytes), sha256, createdById };
        const row = { id: newId(), ...file, createdAt: new Date() };
        for (let attempt = 1; ; attempt += 1) {
          await store.put(blob, path);
          try {
            const former = await insert(blob, row, by);
            for (const logo of former) await tidy({ orgId, sha256: logo.sha256 });
            return row;
          } catch (error) {
            if (!(error instanceof Swept) || attempt === attempts) throw error;
          }
        }
      } catch (error) {
        await tidy(blob);
        throw error;
      } finally {
        await rm(path, { force: true });
      }
    },
    find,
    async open(file) {
      const { orgId } = file;
      const row = await find(file);
      const content = row && (await store.open({ orgId, sha256: row.sha256 }));
      return row && content ? { row, content } : null;
    },
    async remove({ orgId, id }, may, within = { db, tenant: (fn) => asOrganization(orgId, fn) }) {
      const row = await within.tenant(async (tx) => {
        const found = await tx.storedFile.findFirst({ where: { orgId, id } });
        if (!found) throw new AppError('NOT_FOUND', { kind: 'not-found' });
        may(found);
        await tx.storedFile.updateMany({ where: { orgId, id, deletedAt: null }, data: { deletedAt: new Date() } });
        return found;
      });
      // Through the database of the request, which has committed the deletion before: otherwise the bytes are needed still.
      await tidy({ orgId, sha256: row.sha256 }, within.db);
    },
    list: (orgId, { after, limit }) =>
      asOrganization(orgId, (tx) =>
        tx.storedFile.findMany({
          where: { orgId, kind: 'file', deletedAt: null, ...(after === undefined ? {} : { id: { lt: after } }) },
          orderBy: { id: 'desc' },
          take: limit,
        }),
      ),
    logo: (orgId) => asOrganization(orgId, (tx) => tx.storedFile.findFirst({ where: logoOf(orgId), orderBy: { id: 'desc' } })),
    async space(orgId) {
      const row = await db.prisma.fileSpace.findUnique({ where: { organizationId: orgId } });
      return { bytes: row?.bytes ?? 0n, quota: row?.quota ?? defaultQuota };
    },
    link: (file, expires) => fileLink(file, expires, secrets[0] ?? ''),
    readLink: (parts, now) => readFileLink(parts, now, secrets),
    removeOrganization: (orgId) => store.removeAll(orgId),
    async sweep() {
      await sweepIncoming(incoming);
      let removed = 0;
      for await (const blob of store.list()) {
        const needed = await asOrganization(blob.orgId, (tx) =>
          tx.storedFile.findFirst({ where: { ...blob, deletedAt: null }, select: { id: true } }),
        );
        if (!needed && (await dropUnneeded(blob))) removed += 1;
      }
      return removed;
    },
  };
}

/** Bytes; the column's default. */
const defaultQuota = 1_073_741_824n;

const logoOf = (orgId: string) => ({ orgId, kind: 'logo', deletedAt: null });
