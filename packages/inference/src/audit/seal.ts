/**
 * Where a chain ended at a time, kept elsewhere. The chain alone does not show that its tail was cut off or that all of it was written
 * anew; a seal in a store that the writer of the log cannot change does.
 */
import { z } from 'zod';
import { type Clock, systemClock } from '../transport/clock.ts';
import { canonicalJson } from './canonical.ts';
import type { AuditFile } from './file-sink.ts';
import { Journal } from './journal.ts';

const sealSchema = z.strictObject({
  v: z.literal(1),
  chain: z.uuid(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** UTC, with milliseconds. */
  ts: z.iso.datetime({ precision: 3 }),
});

export type AuditSeal = z.infer<typeof sealSchema>;

/** Another machine, another account, a printer: what cannot be changed together with the log. */
export interface SealStore {
  /** Resolves once it is kept. */
  put(seal: AuditSeal): Promise<void>;
}

export interface SealConfig {
  readonly audit: Pick<AuditFile, 'head'>;
  readonly store: SealStore;
  /** Milliseconds between two seals; default a minute. */
  readonly everyMs?: number;
  readonly clock?: Clock;
  /** Told of a seal that could not be kept; the next one is tried all the same. */
  readonly onFailure: (error: unknown) => void;
}

/** Seals now, and at the interval whatever has been added. */
export function startSealing({ audit, store, everyMs = 60_000, clock = systemClock, onFailure }: SealConfig): {
  /** With a last seal; before the log is closed or after. */
  stop(): Promise<void>;
} {
  let sealed: string | null = null;
  let cancel = (): void => {};
  let stopped = false;
  const seal = async (): Promise<void> => {
    const head = audit.head();
    if (head === null || head.hash === sealed) return;
    try {
      await store.put({ v: 1, ...head, ts: new Date(clock.wallMs()).toISOString() });
      sealed = head.hash;
    } catch (error) {
      onFailure(error);
    }
  };
  const turn = async (): Promise<void> => {
    await seal();
    if (!stopped) cancel = clock.schedule(everyMs, next);
  };
  let work: Promise<void> = Promise.resolve();
  const next = (): void => {
    work = turn();
  };
  next();
  return {
    async stop() {
      stopped = true;
      cancel();
      await work;
      await seal();
    },
  };
}

/** A file with a line for each seal. On the disk of the log it shows no more than an oversight: put it on another machine's. */
export function sealFile(path: string): SealStore {
  return {
    async put(seal) {
      const journal = await Journal.open(path);
      try {
        // What a crash broke off was not kept, and its log not told that it was.
        const { half } = await journal.tail();
        if (half.length > 0) await journal.cut(half.length);
        await journal.append(`${canonicalJson(seal)}\n`);
      } finally {
        await journal.close();
      }
    },
  };
}

/** @throws Error naming the line that is no seal */
export function readSeals(text: string): AuditSeal[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    const read = sealSchema.safeParse(parsed(line));
    if (!read.success) throw new Error(`Line ${index + 1} is no seal`);
    return [read.data];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
