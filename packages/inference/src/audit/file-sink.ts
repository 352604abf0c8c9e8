/** The log as a file: a line of JSON for each record, on the disk before it is answered. */
import { InferenceError } from '../errors/index.ts';
import type { AuditSink, Decision } from '../types/decision.ts';
import { type AuditHead, placeOf } from './chain.ts';
import { ChainedJournal } from './chained-journal.ts';
import { type CallEnded, callEntry, decisionEntry } from './entries.ts';
import type { OpenJournalFile } from './journal.ts';
import { takeLock } from './lock.ts';
import { type AuditEntry, entrySchema } from './record.ts';

export interface AuditFileConfig {
  /** Made with its folder where it is absent; a chain that stands there is gone on with. */
  readonly path: string;
  /** Of the deployment, 32 bytes or more: with it the names of tenants become HMACs. Another one makes other names. */
  readonly tenantSecret: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** For tests of full disks. */
  readonly openFile?: OpenJournalFile;
}

export interface AuditFile extends AuditSink {
  /** Writes how a call ended. @throws InferenceError `audit_unavailable` */
  end(call: CallEnded): Promise<void>;
  /** The last record that is on the disk; null: there is none. */
  head(): AuditHead | null;
}

/** Records that one write takes at most. */
const largestGroup = 512;

/**
 * Opens the log of this process. What comes while the disk is busy shares its next write. After a failure, a full disk for one, the next
 * record tries anew.
 * @throws InferenceError `config_invalid` for a short secret; `audit_unavailable` where another process writes the file, it is no log,
 * or its last line was changed
 */
export async function openAuditFile({ path, tenantSecret, now = Date.now, openFile }: AuditFileConfig): Promise<AuditFile> {
  if (Buffer.byteLength(tenantSecret) < 32) {
    throw new InferenceError('config_invalid', { message: 'The secret of the tenants has fewer than 32 bytes' });
  }
  let release = (): void => {};
  const journal = new ChainedJournal({ path, now, openFile });
  try {
    release = takeLock(path);
    await journal.open();
  } catch (cause) {
    release();
    throw unavailable(cause);
  }
  return new GroupedFile(journal, tenantSecret, release);
}

interface Waiting {
  readonly entry: AuditEntry;
  readonly resolve: (head: AuditHead) => void;
  readonly reject: (error: InferenceError) => void;
}

class GroupedFile implements AuditFile {
  readonly #journal: ChainedJournal;
  readonly #tenantSecret: string;
  readonly #release: () => void;
  #waiting: Waiting[] = [];
  #work: Promise<void> | null = null;
  #closed = false;

  constructor(journal: ChainedJournal, tenantSecret: string, release: () => void) {
    this.#journal = journal;
    this.#tenantSecret = tenantSecret;
    this.#release = release;
  }

  head(): AuditHead | null {
    return this.#journal.head;
  }

  async append(decision: Decision): Promise<{ readonly decisionId: string }> {
    return { decisionId: placeOf(await this.#add(() => decisionEntry(decision, this.#tenantSecret))) };
  }

  async end(call: CallEnded): Promise<void> {
    await this.#add(() => callEntry(call, this.#journal.chain));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#work;
    await this.#journal.close();
    this.#release();
  }

  async #add(make: () => AuditEntry): Promise<AuditHead> {
    if (this.#closed) throw unavailable(new Error('the log is closed'));
    const entry = checked(make);
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#work ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    // What is added in the same turn goes with the first.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, largestGroup));
    this.#work = null;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const heads = await this.#journal.write(group.map(({ entry }) => entry));
      for (const [at, head] of heads.entries()) group[at]?.resolve(head);
    } catch (cause) {
      const error = unavailable(cause);
      for (const { reject } of group) reject(error);
    }
  }
}

/** What does not fit fails alone, and not with the others of its write. */
function checked(make: () => AuditEntry): AuditEntry {
  const read = entrySchema.safeParse(make());
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unavailable(new Error(`${issue?.path.join('.') ?? 'it'} does not fit into a record`));
}

function unavailable(cause: unknown): InferenceError {
  const why = cause instanceof Error ? cause.message : 'unknown';
  return new InferenceError('audit_unavailable', { message: `The audit log cannot be written: ${why}`, cause });
}
