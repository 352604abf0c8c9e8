/** Checks an exported audit without a database. */
import { type AuditHeader, type AuditLine, auditFormat, firstLink, hashOf } from './audit-format.ts';

/** What a chain was at a time, kept elsewhere: a whole chain can be written anew, but not so that it fits this. */
export interface AuditAnchor {
  readonly organizationId: string;
  readonly count: number;
  readonly head: string;
  /** ISO instant. */
  readonly at: string;
}

export interface AuditFault {
  /** Number of the first entry that is wrong; 0 for the header. */
  readonly seq: number;
  readonly problem:
    | 'no-audit'
    | 'unreadable'
    | 'out-of-order'
    | 'unlinked'
    | 'altered'
    | 'header-differs'
    | 'anchor-differs'
    | 'tail-missing';
}

export interface AuditVerdict {
  readonly organizationId: string;
  readonly entries: number;
  /** Up to this entry the chain is held by an anchor; whoever rewrites what follows leaves no trace in the file alone. */
  readonly anchored: number;
  /** Null: everything fits. */
  readonly fault: AuditFault | null;
}

type Fields = Readonly<Record<string, unknown>>;

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

const texts = ['at', 'actorKind', 'action', 'details', 'prev', 'hash'] as const;
const optional = ['actorId', 'impersonatorId', 'targetKind', 'targetId', 'requestId'] as const;
const keys = new Set<string>(['seq', ...texts, ...optional]);

function isLine(fields: Fields): fields is Fields & AuditLine {
  return (
    Number.isSafeInteger(fields.seq) &&
    texts.every((name) => typeof fields[name] === 'string') &&
    optional.every((name) => fields[name] === null || typeof fields[name] === 'string') &&
    Object.keys(fields).every((key) => keys.has(key))
  );
}

function isHeader(fields: Fields | null): fields is Fields & AuditHeader {
  return (
    fields?.format === auditFormat &&
    typeof fields.organizationId === 'string' &&
    Number.isSafeInteger(fields.count) &&
    typeof fields.head === 'string'
  );
}

function faultOf(line: Fields | null, seq: number, prev: string, organizationId: string): AuditFault | null {
  if (!line || !isLine(line)) return { seq, problem: 'unreadable' };
  if (line.seq !== seq) return { seq, problem: 'out-of-order' };
  if (line.prev !== prev) return { seq, problem: 'unlinked' };
  return hashOf(organizationId, line) === line.hash ? null : { seq, problem: 'altered' };
}

/**
 * @param lines of the file, the header first; empty ones at the end do not count
 * @param anchors of any organizations, in any order
 */
export function verifyAudit(lines: readonly string[], anchors: readonly AuditAnchor[] = []): AuditVerdict {
  const [first = '', ...rest] = lines;
  const header = parse(first);
  if (!isHeader(header)) return { organizationId: '', entries: 0, anchored: 0, fault: { seq: 0, problem: 'no-audit' } };
  const { organizationId } = header;
  const hashes = [firstLink(organizationId)];
  let fault: AuditFault | null = null;
  for (const text of rest.slice(0, rest.findLastIndex((line) => line.trim() !== '') + 1)) {
    const line = parse(text);
    fault = faultOf(line, hashes.length, hashes.at(-1) ?? '', organizationId);
    if (fault) break;
    hashes.push(String(line?.hash));
  }
  const entries = hashes.length - 1;
  const own = anchors.filter((anchor) => anchor.organizationId === organizationId).toSorted((a, b) => a.count - b.count);
  let anchored = 0;
  for (const { count, head } of own) {
    if (fault) break;
    if (count > entries) fault = { seq: entries + 1, problem: 'tail-missing' };
    else if (hashes[count] !== head) fault = { seq: anchored + 1, problem: 'anchor-differs' };
    else anchored = count;
  }
  if (!fault && header.count > entries) fault = { seq: entries + 1, problem: 'tail-missing' };
  if (!fault && (header.count !== entries || header.head !== hashes.at(-1))) fault = { seq: 0, problem: 'header-differs' };
  return { organizationId, entries, anchored, fault };
}
