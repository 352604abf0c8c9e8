import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditLine, auditFormat, firstLink, hashOf } from './audit-format.ts';
import { type AuditAnchor, verifyAudit } from './verify-audit.ts';

const organizationId = '01a221ed-99f5-7f0b-a458-a3c0986bf279';

/** A chain as the database would make it. */
function chain(length: number, action = 'member.set-role'): AuditLine[] {
  const lines: AuditLine[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const line: AuditLine = {
      seq,
      at: new Date(Date.UTC(2026, 10, 28, 6, 0, seq)).toISOString(),
      actorKind: 'person',
      actorId: `u${seq % 3}`,
      impersonatorId: seq % 5 === 0 ? 'o1' : null,
      action,
      targetKind: 'member',
      targetId: seq % 2 === 0 ? 'رکن' : null,
      details: '{"to":"admin"}',
      requestId: `r${seq}`,
      prev: lines.at(-1)?.hash ?? firstLink(organizationId),
      hash: '',
    };
    lines.push({ ...line, hash: hashOf(organizationId, line) });
  }
  return lines;
}

function file(lines: readonly AuditLine[], header: object = {}): string[] {
  const head = lines.at(-1)?.hash ?? firstLink(organizationId);
  const first = { format: auditFormat, organizationId, count: lines.length, head, exportedAt: '2026-11-28T07:00:00.000Z' };
  return [JSON.stringify({ ...first, ...header }), ...lines.map((line) => JSON.stringify(line)), ''];
}

const anchorAt = (lines: readonly AuditLine[], count: number): AuditAnchor => ({
  organizationId,
  count,
  head: lines[count - 1]?.hash ?? '',
  at: '2026-11-28T06:30:00.000Z',
});

const good = chain(40);

test('a whole file passes, and what an anchor holds is told apart', () => {
  expect(verifyAudit(file(good))).toEqual({ organizationId, entries: 40, anchored: 0, fault: null });
  expect(verifyAudit(file(good), [anchorAt(good, 30), anchorAt(good, 10)])).toMatchObject({ anchored: 30, fault: null });
  expect(verifyAudit(file([]))).toMatchObject({ entries: 0, fault: null });
  const foreign = { ...anchorAt(good, 40), organizationId: 'another' };
  expect(verifyAudit(file(good), [foreign])).toMatchObject({ anchored: 0, fault: null });
});

const faultOf = (lines: readonly string[], anchors: readonly AuditAnchor[] = []) => {
  const { fault } = verifyAudit(lines, anchors);
  return [fault?.seq, fault?.problem];
};

describe('is found', () => {
  test('an altered, missing, doubled, swapped or unreadable entry, by the number of the first one', () => {
    const lines = file(good);
    const replaced = (at: number, line: string) => lines.with(at, line);
    expect(faultOf(replaced(7, lines[7]?.replace('admin', 'owner') ?? ''))).toEqual([7, 'altered']);
    expect(faultOf(lines.toSpliced(7, 1))).toEqual([7, 'out-of-order']);
    expect(faultOf(lines.toSpliced(7, 0, lines[7] ?? ''))).toEqual([8, 'out-of-order']);
    expect(faultOf(lines.with(7, lines[8] ?? '').with(8, lines[7] ?? ''))).toEqual([7, 'out-of-order']);
    for (const line of ['{', '[]', 'null', '{"seq":7}']) expect(faultOf(replaced(7, line))).toEqual([7, 'unreadable']);
    expect(faultOf(replaced(7, JSON.stringify({ ...good[6], more: 1 })))).toEqual([7, 'unreadable']);
  });

  test('a tail that was dropped, by the header, and by an anchor where the header was changed too', () => {
    const short = good.slice(0, 30);
    expect(faultOf(file(short, { count: 40 }))).toEqual([31, 'tail-missing']);
    expect(faultOf(file(short))).toEqual([undefined, undefined]);
    expect(faultOf(file(short), [anchorAt(good, 35)])).toEqual([31, 'tail-missing']);
    expect(faultOf(file(good, { head: 'f'.repeat(64) }))).toEqual([0, 'header-differs']);
  });

  test('a chain that was written anew from some entry on, by the anchor behind it', () => {
    const rewritten = chain(40, 'member.remove');
    expect(faultOf(file(rewritten))).toEqual([undefined, undefined]);
    expect(faultOf(file(rewritten), [anchorAt(good, 20)])).toEqual([1, 'anchor-differs']);
  });

  test('a file of another kind', () => {
    for (const lines of [[], [''], ['{}'], ['x'], [JSON.stringify({ format: 'other' })]])
      expect(faultOf(lines)).toEqual([0, 'no-audit']);
  });
});

test('AB-097 every single change of a byte of an entry is found', () => {
  const lines = file(good);
  const anchors = [anchorAt(good, good.length)];
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (entry, place, change) => {
      const at = 1 + (entry % good.length);
      const bytes = Buffer.from(lines[at] ?? '');
      const index = place % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ change;
      const altered = bytes.toString('utf8');
      fc.pre(altered !== lines[at]);
      const parsed = () => JSON.stringify(JSON.parse(altered)) === lines[at];
      // A space or another way to write the same JSON changes nothing of what is told.
      let same = false;
      try {
        same = parsed();
      } catch {
        same = false;
      }
      fc.pre(!same);
      const { fault } = verifyAudit(lines.with(at, altered), anchors);
      expect(fault?.seq).toBe(at);
    }),
    { numRuns: process.env.TEST_DEEP ? 1_000 : 150 },
  );
});
