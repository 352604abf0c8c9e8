/** Checks an exported audit log without a database. */
import {
  type AuditAnchor,
  type AuditHeader,
  type AuditLine,
  auditFormat,
  auditHeader,
  auditLine,
  firstPrev,
  hashOf,
} from './audit-line.ts';

export type AuditFault =
  /** The first line is no header, or not written as one. */
  | 'header'
  /** The line is no entry, or not written as one. */
  | 'line'
  /** Another number than the next. */
  | 'sequence'
  /** It does not follow from the line before. */
  | 'link'
  /** A field was changed. */
  | 'hash'
  /** The header names another last hash. */
  | 'head'
  /** The chain holds together, but an anchor names another hash: it was written anew. */
  | 'anchor'
  /** Lines that the header or an anchor counts are not there. */
  | 'tail';

export interface AuditRange {
  readonly from: number;
  readonly to: number;
}

export interface AuditVerdict {
  /** Null when there is no header. */
  readonly organizationId: string | null;
  /** Lines that hold, from the first. */
  readonly sound: number;
  /** Null when everything holds. For a fault of an anchor: the first entry that no earlier anchor vouches for. */
  readonly fault: { readonly seq: number; readonly reason: AuditFault } | null;
  /** Sound lines up to the last anchor that fits; null when there is none. */
  readonly anchored: AuditRange | null;
  /** Sound lines that only each other vouch for: whoever could write the whole table could have made them. */
  readonly unanchored: AuditRange | null;
}

/**
 * Names the first entry that is not as it was written.
 * @param lines of the file, without line ends; an empty last one is ignored
 * @param anchors from elsewhere; those of other organizations are ignored
 */
export function verifyAuditExport(lines: readonly string[], anchors: readonly AuditAnchor[]): AuditVerdict {
  const [first = '', ...rest] = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  const header = readHeader(first);
  if (!header) {
    return { organizationId: null, sound: 0, fault: { seq: 0, reason: 'header' }, anchored: null, unanchored: null };
  }
  const { organizationId } = header;
  const hashes = [firstPrev];
  const broken = walk(organizationId, rest, hashes);
  const own = anchors.filter((anchor) => anchor.organizationId === organizationId).sort((a, b) => a.count - b.count);
  const held = own.filter(({ count, head }) => hashes[count] === head);
  const wrong = own.find(({ count, head }) => count < hashes.length && hashes[count] !== head);
  // What follows an anchor that is wrong was written on top of something else.
  const good = held.filter(({ count }) => !wrong || count < wrong.count);
  const anchoredTo = good.at(-1)?.count ?? 0;
  const sound = wrong ? anchoredTo : hashes.length - 1;
  const fault =
    (wrong && { seq: anchoredTo + 1, reason: 'anchor' as const }) ?? broken ?? endFault(header, hashes, own.at(-1)?.count ?? 0);
  return {
    organizationId,
    sound,
    fault,
    anchored: anchoredTo > 0 ? { from: 1, to: anchoredTo } : null,
    unanchored: sound > anchoredTo ? { from: anchoredTo + 1, to: sound } : null,
  };
}

/** Adds the hash of every sound line, and stops at the first that is not. */
function walk(organizationId: string, lines: readonly string[], hashes: string[]): AuditVerdict['fault'] {
  for (const [index, text] of lines.entries()) {
    const seq = index + 1;
    const line = readLine(text);
    if (!line) return { seq, reason: 'line' };
    if (line.seq !== seq) return { seq, reason: 'sequence' };
    if (line.prev !== hashes[index]) return { seq, reason: 'link' };
    if (line.hash !== hashOf(organizationId, line)) return { seq, reason: 'hash' };
    hashes.push(line.hash);
  }
  return null;
}

function endFault(header: AuditHeader, hashes: readonly string[], counted: number): AuditVerdict['fault'] {
  const last = hashes.length - 1;
  if (Math.max(header.count, counted) > last) return { seq: last + 1, reason: 'tail' };
  if (header.count < last) return { seq: header.count + 1, reason: 'head' };
  return header.head === hashes[last] ? null : { seq: last, reason: 'head' };
}

function readHeader(text: string): AuditHeader | null {
  const value = parse(text);
  if (value?.format !== auditFormat) return null;
  const { organizationId, count, head, exportedAt } = value;
  if (!isText(organizationId) || !isCount(count) || !isText(head) || !isText(exportedAt)) return null;
  const header = { organizationId, count, head, exportedAt };
  return auditHeader(header) === text ? { format: auditFormat, ...header } : null;
}

/** Only what is written exactly as `auditLine` writes it: a hash covers values, not how they are spelt. */
function readLine(text: string): AuditLine | null {
  const value = parse(text);
  if (!value) return null;
  const { seq, at, actorKind, actorId, impersonatorId, action, targetKind, targetId, details, requestId, prev, hash } = value;
  if (!isCount(seq) || !isText(at) || !isText(actorKind) || !isText(action) || !isText(requestId)) return null;
  if (!isTextOrNull(actorId) || !isTextOrNull(impersonatorId) || !isTextOrNull(targetKind) || !isTextOrNull(targetId))
    return null;
  if (!isText(prev) || !isText(hash) || !isTexts(details)) return null;
  const line = { seq, at, actorKind, actorId, impersonatorId, action, targetKind, targetId, details, requestId, prev, hash };
  return auditLine(line) === text ? line : null;
}

/**
 * Reads anchors, a line of JSON each, from a file that this product wrote.
 * @throws SyntaxError naming the line that is none
 */
export function readAuditAnchors(lines: readonly string[]): AuditAnchor[] {
  return lines.flatMap((text, index): AuditAnchor[] => {
    if (text.trim() === '') return [];
    const value = parse(text);
    const { organizationId, count, head, at } = value ?? {};
    if (isText(organizationId) && isCount(count) && isText(head) && isText(at)) return [{ organizationId, count, head, at }];
    throw new SyntaxError(`line ${index + 1} is no anchor`);
  });
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isText);
