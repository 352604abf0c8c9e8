/** Whether a log is as it was written: tamper-evident, and no more. Who can change the log and every seal of it can say anything. */
import { type AuditHead, genesis, placeOf, readLine } from './chain.ts';
import { lineBytes } from './lines.ts';
import type { AuditSeal } from './seal.ts';

export type AuditFault =
  /** No record as the log writes it: a byte was changed, or it is not one. */
  | 'line'
  /** Not the next number: a record was taken out, put in or moved. */
  | 'sequence'
  /** It does not follow from the record before. */
  | 'link'
  /** Of another chain. */
  | 'chain'
  /** It has no end: the process that wrote it died, or it was cut. The log's next start makes a record of it. */
  | 'half'
  /** A seal says otherwise: from here on, or from a later record before that seal, all was written anew. */
  | 'seal'
  /** A seal knows of it and of more, and they are missing. */
  | 'tail';

export type AuditVerdict =
  /** `sealedSeq`: the last record that a seal vouches for. */
  | { readonly state: 'valid'; readonly head: AuditHead | null; readonly sealedSeq: number | null }
  /** `seq` is the first bad one. */
  | { readonly state: 'invalid'; readonly seq: number; readonly fault: AuditFault }
  | { readonly state: 'unreadable'; readonly cause: unknown };

/**
 * @param chunks bytes of the log, cut anywhere
 * @param seals in any order; where there are some, one must be of this chain
 */
export async function verifyAudit(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  seals: readonly AuditSeal[] = [],
): Promise<AuditVerdict> {
  const check = new Check(seals);
  try {
    for await (const { bytes, ended } of lineBytes(chunks)) {
      const fault = ended ? check.next(bytes) : 'half';
      if (fault !== null) return { state: 'invalid', seq: check.expected, fault };
      const broken = check.brokenSeal;
      if (broken !== null) return { state: 'invalid', seq: broken, fault: 'seal' };
    }
  } catch (cause) {
    return { state: 'unreadable', cause };
  }
  return check.end();
}

class Check {
  readonly #seals: Seals;
  #head: AuditHead | null = null;
  #sealedSeq: number | null = null;
  #broken = false;

  constructor(seals: readonly AuditSeal[]) {
    this.#seals = new Seals(seals);
  }

  get expected(): number {
    return (this.#head?.seq ?? 0) + 1;
  }

  /** The first record that may be other than it was sealed. */
  get brokenSeal(): number | null {
    return this.#broken ? (this.#sealedSeq ?? 0) + 1 : null;
  }

  next(bytes: Uint8Array): AuditFault | null {
    const read = readLine(bytes);
    if (read === null) return 'line';
    const { prev, hash, record } = read;
    const { chain, seq } = record;
    if (seq !== this.expected) return 'sequence';
    if (prev !== (this.#head?.hash ?? genesis)) return 'link';
    if (chain !== (this.#head?.chain ?? chain) || !this.#seals.know(chain)) return 'chain';
    this.#head = { chain, seq, hash };
    const sealed = this.#seals.hashesAt(this.#head);
    this.#broken = sealed.some((other) => other !== hash);
    if (sealed.length > 0 && !this.#broken) this.#sealedSeq = seq;
    return null;
  }

  end(): AuditVerdict {
    if (this.#seals.lastOf(this.#head?.chain ?? null) >= this.expected) {
      return { state: 'invalid', seq: this.expected, fault: 'tail' };
    }
    return { state: 'valid', head: this.#head, sealedSeq: this.#sealedSeq };
  }
}

class Seals {
  readonly #hashes = new Map<string, string[]>();
  readonly #last = new Map<string, number>();

  constructor(seals: readonly AuditSeal[]) {
    for (const seal of seals) {
      const place = placeOf(seal);
      this.#hashes.set(place, [...(this.#hashes.get(place) ?? []), seal.hash]);
      this.#last.set(seal.chain, Math.max(this.lastOf(seal.chain), seal.seq));
    }
  }

  /** Without any seal every chain is known. */
  know(chain: string): boolean {
    return this.#last.size === 0 || this.#last.has(chain);
  }

  hashesAt(place: Pick<AuditHead, 'chain' | 'seq'>): readonly string[] {
    return this.#hashes.get(placeOf(place)) ?? [];
  }

  /** The last number that is sealed, of any chain for null; 0 where none is. */
  lastOf(chain: string | null): number {
    return chain === null ? Math.max(0, ...this.#last.values()) : (this.#last.get(chain) ?? 0);
  }
}
