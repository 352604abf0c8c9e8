/** The verifier of an exported audit log, without a database: whatever is changed in a file is found. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditAnchor, type AuditLine, auditHeader, auditLine, firstPrev, hashOf } from './audit-line.ts';
import { readAuditAnchors, verifyAuditExport } from './verify-audit-export.ts';

const organizationId = '0193b1f0-0000-7000-8000-000000000001';
const at = '2026-11-28T09:00:00.000Z';

/** A chain whose entry `from` and those behind it may say something else. */
function chain(count: number, from = count + 1): AuditLine[] {
  const lines: AuditLine[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const prev = lines.at(-1)?.hash ?? firstPrev;
    const details: Record<string, string> = seq % 3 === 0 ? { role: seq < from ? 'admin' : 'owner', from: 'رکن' } : {};
    const bare: AuditLine = {
      seq,
      at: new Date(Date.parse(at) + seq * 1000).toISOString(),
      actorKind: 'person',
      actorId: seq % 4 === 0 ? null : `user-${seq % 5}`,
      impersonatorId: null,
      action: seq < from ? 'member.set-role' : 'member.remove',
      targetKind: 'member',
      targetId: `member-${seq}`,
      details,
      requestId: `request-${seq}`,
      prev,
      hash: '',
    };
    lines.push({ ...bare, hash: hashOf(organizationId, bare) });
  }
  return lines;
}

function exportOf(lines: readonly AuditLine[]): string[] {
  const head = lines.at(-1)?.hash ?? firstPrev;
  return [auditHeader({ organizationId, count: lines.length, head, exportedAt: at }), ...lines.map(auditLine)];
}

function anchorAt(lines: readonly AuditLine[], count: number): AuditAnchor {
  return { organizationId, count, head: lines[count - 1]?.hash ?? firstPrev, at };
}

const good = chain(40);

test('a log as it was written holds, anchored up to the last anchor', () => {
  const verdict = verifyAuditExport([...exportOf(good), ''], [anchorAt(good, 30), anchorAt(good, 10)]);
  expect(verdict).toEqual({
    organizationId,
    sound: 40,
    fault: null,
    anchored: { from: 1, to: 30 },
    unanchored: { from: 31, to: 40 },
  });
  expect(verifyAuditExport(exportOf([]), [])).toMatchObject({ sound: 0, fault: null, anchored: null, unanchored: null });
});

test('the number of the first bad entry is named, with what is wrong', () => {
  const text = exportOf(good);
  const without = (seq: number) => text.filter((_, index) => index !== seq);
  const changed = (seq: number, from: string, to: string) =>
    text.map((line, index) => (index === seq ? line.replace(from, to) : line));
  const faultOf = (lines: readonly string[]) => verifyAuditExport(lines, []).fault;
  expect(faultOf(without(7))).toEqual({ seq: 7, reason: 'sequence' });
  expect(faultOf(without(40))).toEqual({ seq: 40, reason: 'tail' });
  expect(faultOf(changed(5, 'person', 'system'))).toEqual({ seq: 5, reason: 'hash' });
  expect(faultOf(changed(5, '"seq":5', '"seq": 5'))).toEqual({ seq: 5, reason: 'line' });
  expect(faultOf(changed(5, '"prev":"', '"prev":"0'))).toEqual({ seq: 5, reason: 'link' });
  expect(faultOf(changed(0, '"count":40', '"count":39'))).toEqual({ seq: 40, reason: 'head' });
  expect(faultOf(without(0))).toEqual({ seq: 0, reason: 'header' });
});

test('a log that was written anew holds by itself, and not against an anchor', () => {
  const anew = exportOf(chain(40, 20));
  expect(verifyAuditExport(anew, [])).toMatchObject({ fault: null, unanchored: { from: 1, to: 40 } });
  expect(verifyAuditExport(anew, [anchorAt(good, 12), anchorAt(good, 33)])).toMatchObject({
    sound: 12,
    fault: { seq: 13, reason: 'anchor' },
    anchored: { from: 1, to: 12 },
    unanchored: null,
  });
});

test('a tail that was dropped together with the header is found by an anchor', () => {
  const short = exportOf(good.slice(0, 25));
  expect(verifyAuditExport(short, [anchorAt(good, 20)])).toMatchObject({ fault: null, unanchored: { from: 21, to: 25 } });
  expect(verifyAuditExport(short, [anchorAt(good, 30)]).fault).toEqual({ seq: 26, reason: 'tail' });
});

test('anchors of other organizations say nothing, and a line that is no anchor is an error', () => {
  const other = { ...anchorAt(good, 40), organizationId: 'other', head: 'x' };
  expect(verifyAuditExport(exportOf(good), [other]).fault).toBeNull();
  expect(readAuditAnchors([JSON.stringify(other), ''])).toEqual([other]);
  expect(() => readAuditAnchors([JSON.stringify(other), '{}'])).toThrow('line 2 is no anchor');
});

/** The field names the time of the export alone, which nothing vouches for. */
const timeOfExport = /("exportedAt":")[^"]*/;
const signOf = (lines: readonly string[]) => [lines[0]?.replace(timeOfExport, '$1'), ...lines.slice(1)].join('\n');

describe('random tampering', () => {
  const original = exportOf(good);
  const anchors = [anchorAt(good, 15), anchorAt(good, 40)];
  const position = fc.nat(original.length - 1);
  const tampered = fc.oneof(
    fc.record({ index: position, offset: fc.nat(10_000), bit: fc.nat(6) }).map(({ index, offset, bit }) =>
      original.map((line, each) => {
        if (each !== index) return line;
        const place = offset % line.length;
        return line.slice(0, place) + String.fromCharCode(line.charCodeAt(place) ^ (1 << bit)) + line.slice(place + 1);
      }),
    ),
    position.map((index) => original.filter((_, each) => each !== index)),
    fc.tuple(position, position).map(([one, other]) => {
      const lines = [...original];
      [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
      return lines;
    }),
    position.map((index) => original.toSpliced(index, 0, original[index] ?? '')),
    position.map((index) => original.slice(0, index)),
    fc.integer({ min: 1, max: 40 }).map((from) => exportOf(chain(40, from))),
    fc.integer({ min: 0, max: 39 }).map((count) => exportOf(good.slice(0, count))),
  );

  test('is found every time', () => {
    const found = fc.property(tampered, (lines) => {
      fc.pre(signOf(lines) !== signOf(original));
      return verifyAuditExport(lines, anchors).fault !== null;
    });
    fc.assert(found, { numRuns: process.env.TEST_DEEP === undefined ? 200 : 1_000 });
  });
});
