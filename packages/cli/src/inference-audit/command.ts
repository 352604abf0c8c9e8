/** `npm run audit:inference -- <file> [--seal <file>]`: checks the log of a client of models, without the product's data and without a network. */
import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AuditFault, type AuditSeal, type AuditVerdict, readSeals, verifyAudit } from '@repo/inference/audit';
import { Stop } from '../../bin/stop.mjs';

const usage = 'npm run audit:inference -- <file> [--seal <file>]';
/** 1 is for a log that was changed. */
const notVerified = 2;

/**
 * @param from the folder that paths are relative to: where the person stood
 * @throws Stop with exit code 1 naming the first bad record, with 2 for words or files that it cannot read
 */
export async function inferenceAudit(
  args: readonly string[],
  from = process.env.INIT_CWD ?? process.cwd(),
  say: (line: string) => void = console.log,
): Promise<void> {
  const { file, seal } = parse(args);
  const seals = seal === null ? [] : sealsIn(resolve(from, seal));
  const path = resolve(from, file);
  const verdict = await verifyAudit(createReadStream(path), seals);
  if (verdict.state === 'unreadable') throw unreadable(path, verdict.cause);
  if (verdict.state === 'invalid') throw new Stop(`First bad record: ${verdict.seq}. ${reasons[verdict.fault]}`);
  for (const line of describe(verdict, seals.length > 0)) say(line);
}

function parse(args: readonly string[]): { readonly file: string; readonly seal: string | null } {
  const flag = args.indexOf('--seal');
  const files = flag < 0 ? args : [...args.slice(0, flag), ...args.slice(flag + 2)];
  const seal = flag < 0 ? null : (args[flag + 1] ?? '');
  const [file, ...more] = files;
  if (file === undefined || file.startsWith('-') || more.length > 0 || seal === '') {
    throw new Stop(`Usage: ${usage}`, { exitCode: notVerified });
  }
  return { file, seal };
}

function sealsIn(path: string): AuditSeal[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw unreadable(path, cause);
  }
  try {
    const seals = readSeals(text);
    // Without a seal it would be checked as if none had been asked for.
    if (seals.length > 0) return seals;
    throw new Error('it is empty');
  } catch (cause) {
    throw new Stop(`${path} is no file of seals: ${messageOf(cause)}`, { exitCode: notVerified });
  }
}

function describe({ head, sealedSeq }: AuditVerdict & { readonly state: 'valid' }, sealed: boolean): string[] {
  if (head === null) return ['The log is empty.'];
  const count = head.seq === 1 ? '1 record follows' : `${head.seq} records follow`;
  const vouched = sealedSeq ?? 0;
  return [
    `Chain ${head.chain}: ${count} from each other, to ${head.hash}.`,
    ...(sealed ? [`Sealed: to ${vouched}. A seal from elsewhere vouches for them.`] : []),
    ...(vouched < head.seq
      ? [`Not sealed: from ${vouched + 1}. Whoever can write the file could have made them, or cut off more.`]
      : []),
    'Every record is as it was written.',
  ];
}

const reasons: Readonly<Record<AuditFault, string>> = {
  line: 'It was changed, or is no record.',
  sequence: 'Its number is not the next one: a record was taken out, put in or moved.',
  link: 'It does not follow from the record before.',
  chain: 'It is of another chain, or the file was put in the place of the one that was sealed.',
  half: 'It breaks off: its process died while it wrote, or it was cut. The next start of the product notes that.',
  seal: 'The log was written anew from here on, or from a later record before the next seal.',
  tail: 'It and all that follow it are missing.',
};

const unreadable = (path: string, cause: unknown): Stop =>
  new Stop(`${path} cannot be read: ${messageOf(cause)}`, { exitCode: notVerified });

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
