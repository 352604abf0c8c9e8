/** A journal whose lines follow from each other. After a failure it is opened anew with the next write, and goes on where the file ends. */
import { createHash, randomUUID } from 'node:crypto';
import { type AuditHead, genesis, readLine, writeLine } from './chain.ts';
import { Journal, type OpenJournalFile } from './journal.ts';
import type { AuditEntry } from './record.ts';

export interface ChainedJournalConfig {
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly openFile: OpenJournalFile | undefined;
}

export class ChainedJournal {
  readonly #config: ChainedJournalConfig;
  #journal: Journal | null = null;
  #head: AuditHead | null = null;
  /** Of a file that has no record yet. */
  readonly #newChain = randomUUID();

  constructor(config: ChainedJournalConfig) {
    this.#config = config;
  }

  /** The last record that is on the disk. */
  get head(): AuditHead | null {
    return this.#head;
  }

  get chain(): string {
    return this.#head?.chain ?? this.#newChain;
  }

  /** @throws what keeps it from being opened, or from being gone on with */
  async open(): Promise<void> {
    try {
      await this.#ready();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /**
   * One write for all of them. @returns where each stands, once they would survive a crash
   * @throws what the disk says; none of them is written then
   */
  async write(entries: readonly AuditEntry[]): Promise<readonly AuditHead[]> {
    try {
      const journal = await this.#ready();
      const { text, heads } = this.#follow(entries);
      await journal.append(text);
      this.#head = heads.at(-1) ?? this.#head;
      return heads;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const journal = this.#journal;
    this.#journal = null;
    await journal?.close().catch(() => {});
  }

  #follow(entries: readonly AuditEntry[]): { readonly text: string; readonly heads: readonly AuditHead[] } {
    const ts = new Date(this.#config.now()).toISOString();
    const { chain } = this;
    const heads: AuditHead[] = [];
    let text = '';
    let { seq, hash } = this.#head ?? { seq: 0, hash: genesis };
    for (const entry of entries) {
      seq += 1;
      const written = writeLine(hash, { v: 1, chain, seq, ts, ...entry });
      hash = written.hash;
      heads.push({ chain, seq, hash });
      text += `${written.line}\n`;
    }
    return { text, heads };
  }

  async #ready(): Promise<Journal> {
    if (this.#journal !== null) return this.#journal;
    const journal = await Journal.open(this.#config.path, this.#config.openFile);
    this.#journal = journal;
    const { last, half } = await journal.tail();
    this.#head = this.#found(last);
    if (half.length === 0) return journal;
    // A crash broke it off. Nobody was told that it is written.
    const sha256 = createHash('sha256').update(half).digest('hex');
    const { text, heads } = this.#follow([{ kind: 'recovered', bytes: half.length, sha256 }]);
    await journal.cut(half.length);
    await journal.append(text);
    this.#head = heads.at(-1) ?? this.#head;
    return journal;
  }

  /** More than the head may be there: what was written and not answered. Less may not. */
  #found(last: Uint8Array | null): AuditHead | null {
    const read = last === null ? null : readLine(last);
    if (last !== null && read === null) throw new Error('The last line is no record of a log, or was changed');
    const known = this.#head;
    const isThere = known === null || (read !== null && (read.record.seq > known.seq || read.hash === known.hash));
    if (!isThere) throw new Error(`Record ${known.seq} was written and is not in the file any more`);
    return read === null ? null : { chain: read.record.chain, seq: read.record.seq, hash: read.hash };
  }
}
