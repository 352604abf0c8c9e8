import { createHash, randomBytes } from 'node:crypto';
import { deepRuns, leaveFigure } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionOf, tenantSecret } from '../../test/support/decisions.ts';
import { type AuditHead, genesis, maxLineBytes, writeLine } from './chain.ts';
import { decisionEntry } from './entries.ts';
import type { AuditSeal } from './seal.ts';
import { verifyAudit } from './verify.ts';

const ts = '2026-11-29T09:00:00.000Z';
const chain = '0193b1f0-0000-7000-8000-000000000001';

/** Records that follow from each other, and where each ends. */
function chained(length: number, own = chain, more = ''): { readonly lines: string[]; readonly heads: AuditHead[] } {
  const lines: string[] = [];
  const heads: AuditHead[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = decisionEntry(decisionOf({ requestId: `سوال ${seq}${more}` }), tenantSecret);
    const { line, hash } = writeLine(heads.at(-1)?.hash ?? genesis, { v: 1, chain: own, seq, ts, ...entry });
    lines.push(line);
    heads.push({ chain: own, seq, hash });
  }
  return { lines, heads };
}
const length = 12;
const { lines, heads } = chained(length);
const bytesOf = (all: readonly string[]): Buffer => Buffer.from(all.map((line) => `${line}\n`).join(''));
const sealOf = (head: AuditHead | undefined): AuditSeal[] => (head === undefined ? [] : [{ v: 1, ...head, ts }]);
const lastSeal = sealOf(heads.at(-1));
const verify = (bytes: Uint8Array, seals: readonly AuditSeal[] = lastSeal) => verifyAudit([bytes], seals);

test('what was written holds, however it is cut and whatever is sealed of it', async () => {
  const whole = bytesOf(lines);
  expect(await verify(whole)).toEqual({ state: 'valid', head: heads.at(-1), sealedSeq: length });
  expect(await verify(whole, [])).toEqual({ state: 'valid', head: heads.at(-1), sealedSeq: null });
  expect(await verify(whole, [...sealOf(heads[6]), ...sealOf(heads[3])])).toMatchObject({ state: 'valid', sealedSeq: 7 });
  expect(await verify(Buffer.alloc(0), [])).toEqual({ state: 'valid', head: null, sealedSeq: null });
  for (const size of [1, 3, 1000]) {
    const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
      whole.subarray(at * size, (at + 1) * size),
    );
    expect(await verifyAudit(pieces)).toMatchObject({ state: 'valid', head: heads.at(-1) });
  }
});

/** One change of the file, and the number of the first record that is not as it was. */
interface Tampering {
  readonly what: string;
  readonly bytes: Buffer;
  readonly seq: number;
}

const place = fc.nat(length - 1);
const without = (at: number): string[] => lines.filter((_, index) => index !== at);
const whole = bytesOf(lines);

const byte = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]): Tampering => {
  const bytes = Buffer.from(whole);
  bytes[at] = (whole[at] ?? 0) ^ by;
  return { what: 'edit of a byte', bytes, seq: whole.subarray(0, at).filter((each) => each === 0x0a).length + 1 };
});
/** By somebody who knows the rule, and leaves the records after it as they are. */
const rehashed = place.map((at): Tampering => {
  const entry = decisionEntry(decisionOf({ decision: 'deny', reason: 'no_card' }), tenantSecret);
  const { line } = writeLine(heads[at - 1]?.hash ?? genesis, { v: 1, chain, seq: at + 1, ts, ...entry });
  // The record alone is as good as a true one; the next one, or the seal, is the first that contradicts.
  return { what: 'edit with its hash', bytes: bytesOf(lines.with(at, line)), seq: at + 1 === length ? 1 : at + 2 };
});
const deleted = place.map((at): Tampering => ({ what: 'delete', bytes: bytesOf(without(at)), seq: at + 1 }));
// Not the first of them, which follows from nothing, as a true first one does.
const strangers = chained(4, chain, 'x').lines.slice(1);
const inserted = fc
  .tuple(
    place,
    fc.oneof(
      place.map((from) => lines[from] ?? ''),
      fc.constantFrom('', '{}', ...strangers),
    ),
  )
  .filter(([at, line]) => line !== lines[at])
  .map(([at, line]): Tampering => ({ what: 'insert', bytes: bytesOf(lines.toSpliced(at, 0, line)), seq: at + 1 }));
const swapped = fc.uniqueArray(place, { minLength: 2, maxLength: 2 }).map(([one = 0, other = 0]): Tampering => {
  const bytes = bytesOf(lines.with(one, lines[other] ?? '').with(other, lines[one] ?? ''));
  return { what: 'swap', bytes, seq: Math.min(one, other) + 1 };
});
const cut = fc.nat(whole.length - 1).map(
  (at): Tampering => ({
    what: 'cut tail',
    bytes: whole.subarray(0, at),
    seq: whole.subarray(0, at).filter((each) => each === 0x0a).length + 1,
  }),
);

test('each of many random tamperings is found, and the first bad number is exact', async ({ task }) => {
  const counts: Record<string, number> = {};
  const runs = deepRuns(200, 1_000);
  const property = fc.asyncProperty(fc.oneof(byte, rehashed, deleted, inserted, swapped, cut), async ({ what, bytes, seq }) => {
    counts[what] = (counts[what] ?? 0) + 1;
    expect(await verify(bytes)).toMatchObject({ state: 'invalid', seq });
  });
  await fc.assert(property, { numRuns: runs });
  expect(Object.keys(counts)).toHaveLength(6);
  leaveFigure(task, `${runs} tamperings with a log, each found at the exact record: ${JSON.stringify(counts)}`);
});

describe('what a seal shows', () => {
  test('that the tail is gone, and without one nothing does', async () => {
    const cutOff = bytesOf(lines.slice(0, 9));
    expect(await verify(cutOff)).toEqual({ state: 'invalid', seq: 10, fault: 'tail' });
    expect(await verify(cutOff, [])).toMatchObject({ state: 'valid' });
    expect(await verify(Buffer.alloc(0))).toEqual({ state: 'invalid', seq: 1, fault: 'tail' });
  });

  test('that all was written anew after the last seal that holds', async () => {
    const anew = chained(4, chain, '!');
    let prev = heads[3]?.hash ?? '';
    const rewritten = lines.slice(0, 4);
    for (let seq = 5; seq <= length; seq += 1) {
      const entry = decisionEntry(decisionOf({ requestId: `y${seq}` }), tenantSecret);
      const { line, hash } = writeLine(prev, { v: 1, chain, seq, ts, ...entry });
      rewritten.push(line);
      prev = hash;
    }
    expect(await verify(bytesOf(rewritten), [...sealOf(heads[2]), ...sealOf(heads[7])])).toEqual({
      state: 'invalid',
      seq: 4,
      fault: 'seal',
    });
    expect(await verify(bytesOf(rewritten), [])).toMatchObject({ state: 'valid' });
    expect(await verify(bytesOf(anew.lines), sealOf(heads[1]))).toEqual({ state: 'invalid', seq: 1, fault: 'seal' });
  });

  test('that the file is another chain', async () => {
    const other = chained(3, '0193b1f0-0000-7000-8000-000000000002');
    expect(await verify(bytesOf(other.lines))).toEqual({ state: 'invalid', seq: 1, fault: 'chain' });
    expect(await verify(bytesOf(other.lines), [...lastSeal, ...sealOf(other.heads[2])])).toMatchObject({ state: 'valid' });
  });
});

test('it survives what is no log', async () => {
  const noise = [
    randomBytes(5_000),
    Buffer.from(`${'['.repeat(60_000)}\n`),
    Buffer.from('x'.repeat(maxLineBytes + 1)),
    Buffer.from(`{"hash":"${createHash('sha256').digest('hex')}","prev":"${genesis}","record":{"__proto__":{}}}\n`),
    Buffer.concat([Buffer.from('﻿'), whole]),
  ];
  for (const bytes of noise) expect(await verify(bytes, [])).toMatchObject({ state: 'invalid', seq: 1 });
  async function* broken() {
    yield whole;
    throw new Error('EIO');
  }
  expect(await verifyAudit(broken())).toMatchObject({ state: 'unreadable', cause: { message: 'EIO' } });
});
