/** How records follow from each other: each line has the hash of the one before. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { type AuditRecord, recordSchema } from './record.ts';

/** The last record of a chain. */
export interface AuditHead {
  readonly chain: string;
  readonly seq: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

/** Before the first record. */
export const genesis = '0'.repeat(64);

/** No line is longer. */
export const maxLineBytes = 65_536;

export interface ChainLine {
  readonly prev: string;
  readonly hash: string;
  readonly record: AuditRecord;
}

/** @returns the line without its end */
export function writeLine(prev: string, record: AuditRecord): { readonly line: string; readonly hash: string } {
  const json = canonicalJson(record);
  const hash = createHash('sha256')
    .update(`${prev}:${Buffer.byteLength(json)}:${json}`)
    .digest('hex');
  return { line: `{"hash":"${hash}","prev":"${prev}","record":${json}}`, hash };
}

const lineSchema = z.strictObject({ hash: z.string(), prev: z.string().regex(/^[0-9a-f]{64}$/), record: recordSchema });

/** Null for what `writeLine` would not have written to the byte, the hash included. */
export function readLine(bytes: Uint8Array): ChainLine | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const read = lineSchema.parse(JSON.parse(text));
    return writeLine(read.prev, read.record).line === text ? read : null;
  } catch {
    return null;
  }
}

/** Where a decision stands: `<chain>/<seq>`. */
export const placeOf = ({ chain, seq }: Pick<AuditHead, 'chain' | 'seq'>): string => `${chain}/${seq}`;

/** The number of a decision of this chain; null for one of another. */
export function seqIn(chain: string, decisionId: string | null): number | null {
  if (decisionId === null || !decisionId.startsWith(`${chain}/`)) return null;
  const seq = Number(decisionId.slice(chain.length + 1));
  return Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}
