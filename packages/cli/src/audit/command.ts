/** `npm run audit:verify -- <file> [--anchors <file>]`: checks an exported audit log, without a database and without a network. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type AuditFault,
  type AuditRange,
  type AuditVerdict,
  readAuditAnchors,
  verifyAuditExport,
} from '@repo/db/audit-export';
import { Stop } from '../../bin/stop.mjs';

const usage = 'npm run audit:verify -- <file> [--anchors <file>]';

/**
 * @param from the folder that paths are relative to: where the person stood
 * @throws Stop when something was changed, naming the first bad entry, and for words or files that it cannot read
 */
export function auditVerify(
  args: readonly string[],
  from = process.env.INIT_CWD ?? process.cwd(),
  say: (line: string) => void = console.log,
): void {
  const { file, anchors: anchorFile } = parse(args);
  const anchors = anchorFile === null ? [] : anchorsIn(linesOf(resolve(from, anchorFile)), anchorFile);
  const verdict = verifyAuditExport(linesOf(resolve(from, file)), anchors);
  for (const line of describe(verdict)) say(line);
  if (verdict.fault) throw new Stop(complaint(verdict.fault));
  say('Every entry is as it was written.');
}

function parse(args: readonly string[]): { file: string; anchors: string | null } {
  const flag = args.indexOf('--anchors');
  const files = flag < 0 ? args : [...args.slice(0, flag), ...args.slice(flag + 2)];
  const anchors = flag < 0 ? null : (args[flag + 1] ?? '');
  const [file, ...more] = files;
  if (file === undefined || file.startsWith('-') || more.length > 0 || anchors === '') throw new Stop(`Usage: ${usage}`);
  return { file, anchors };
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (cause) {
    throw new Stop(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function anchorsIn(lines: readonly string[], file: string) {
  try {
    return readAuditAnchors(lines);
  } catch (cause) {
    throw new Stop(`${file} is no file of anchors: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function describe({ organizationId, sound, anchored, unanchored }: AuditVerdict): string[] {
  if (organizationId === null) return [];
  const range = ({ from, to }: AuditRange) => (from === to ? `${from}` : `${from} to ${to}`);
  return [
    `Organization ${organizationId}: ${sound} ${sound === 1 ? 'entry follows' : 'entries follow'} from each other.`,
    ...(anchored ? [`Anchored: ${range(anchored)}. An anchor from elsewhere vouches for them.`] : []),
    ...(unanchored ? [`Not anchored: ${range(unanchored)}. Whoever can write the whole table could have made them.`] : []),
  ];
}

const reasons: Readonly<Record<AuditFault, string>> = {
  header: 'the file does not begin with the header of an audit log',
  line: 'the line is no entry, or is not written as the export writes it',
  sequence: 'its number is not the next one: an entry was taken out, put in or moved',
  link: 'it does not follow from the entry before',
  hash: 'a field was changed',
  head: 'the header names another end',
  anchor: 'the log was written anew from here on, or from a later entry before the next anchor',
  tail: 'it and all that follow it are missing',
};

function complaint({ seq, reason }: NonNullable<AuditVerdict['fault']>): string {
  return reason === 'header' ? `Not verified: ${reasons.header}.` : `First bad entry: ${seq}. ${sentence(reasons[reason])}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
