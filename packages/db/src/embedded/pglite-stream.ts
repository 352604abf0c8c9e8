/**
 * The wire between node-postgres and PGlite: a duplex stream where a TCP socket would be. Everything above it, from parsing
 * to error classes, is the same code that talks to a PostgreSQL server.
 */
import { Duplex } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';

/** First byte of a Terminate message. PGlite would end the whole database on it; here it ends one client. */
const terminate = 0x58;
/** A startup packet has no type byte: it begins with the high byte of its length, which is zero. */
const startup = 0x00;

/** AuthenticationOk, then ReadyForQuery (idle). */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

function simpleQuery(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}

/** Milliseconds for which statements follow each other without a turn of the event loop: each costs a tenth of a short one. */
const longestSilence = 2;

/** What a new connection of a server would start with; the session of PGlite outlives its clients. */
const rollback = simpleQuery('ROLLBACK');
const freshSession = Buffer.concat([simpleQuery('DISCARD ALL'), simpleQuery("SET TIME ZONE 'UTC'")]);

/**
 * One client's stream. node-postgres writes one protocol message a call and corks around the messages of a prepared query, so
 * that a query reaches PGlite as one batch.
 */
export class PGliteStream extends Duplex {
  readonly #pglite: PGlite;
  readonly #channels: ReadonlySet<string>;
  /** When the event loop last had a turn between two statements. */
  #heard = 0;

  /** @param channels names of what each session listens to; plain words */
  constructor(pglite: PGlite, channels: ReadonlySet<string> = new Set()) {
    super({ decodeStrings: true });
    this.#pglite = pglite;
    this.#channels = channels;
  }

  /** Called by node-postgres in place of a socket's. */
  connect(): this {
    this.#pglite.waitReady.then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#send([chunk]).then(() => callback(), callback);
  }

  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#send(chunks.map(({ chunk }) => chunk)).then(() => callback(), callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.push(null);
    callback();
  }

  async #send(messages: Buffer[]): Promise<void> {
    if (messages[0]?.[0] === startup) {
      await this.#reset();
      this.push(welcome);
      return;
    }
    const batch = messages.filter((message) => message[0] !== terminate);
    if (batch.length > 0) this.push(await this.#execute(Buffer.concat(batch)));
  }

  async #reset(): Promise<void> {
    if (this.#pglite.isInTransaction()) await this.#execute(rollback);
    await this.#execute(freshSession);
    for (const channel of this.#channels) await this.#execute(simpleQuery(`LISTEN ${channel}`));
  }

  /**
   * Pushing only when the batch is done keeps a reader from calling into the database while it runs. Every few milliseconds the answer
   * waits for a turn of the event loop: from one statement to the next nothing else does, so that a line of transactions would keep the
   * process from hearing anybody, however long it is.
   */
  async #execute(batch: Buffer): Promise<Buffer> {
    const answers: Buffer[] = [];
    await this.#pglite.execProtocolRawStream(batch, {
      // The bytes are a view into the database's memory.
      onRawData: (bytes) => answers.push(Buffer.from(bytes)),
    });
    if (performance.now() - this.#heard > longestSilence) {
      await turnOfTheLoop();
      this.#heard = performance.now();
    }
    return Buffer.concat(answers);
  }
}
