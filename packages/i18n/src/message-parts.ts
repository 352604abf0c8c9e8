/** A compiled message as a list of named parts, for checks. */
import type { CompiledMessage } from 'icu-minify/format';

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'argument'; name: string }
  | { kind: 'number' }
  | { kind: 'plural' | 'select'; name: string; branches: Readonly<Record<string, readonly Part[]>> }
  | { kind: 'tag'; name: string; children: readonly Part[] }
  /** `{n, number}`, `{d, date}`, `{t, time}`: numbers and dates are formatted before they come into a message. */
  | { kind: 'format'; name: string };

// Node types of icu-minify's compiled form.
const POUND = 0;
const SELECT = 1;
const PLURAL = 2;
const ORDINAL = 3;

export function partsOf(message: CompiledMessage): readonly Part[] {
  return typeof message === 'string' ? [{ kind: 'text', text: message }] : message.map(part);
}

function part(node: unknown): Part {
  if (node === POUND) return { kind: 'number' };
  if (!Array.isArray(node)) return { kind: 'text', text: String(node) };
  const [name, type, ...rest]: unknown[] = node;
  const named = String(name);
  if (type === undefined) return { kind: 'argument', name: named };
  if (typeof type !== 'number' || type === POUND) return { kind: 'tag', name: named, children: [type, ...rest].map(part) };
  if (type !== SELECT && type !== PLURAL && type !== ORDINAL) return { kind: 'format', name: named };
  const branches = Object.entries(rest[0] ?? {}).map(([key, branch]): [string, readonly Part[]] => [
    key,
    Array.isArray(branch) ? branch.map(part) : [part(branch)],
  ]);
  return { kind: type === SELECT ? 'select' : 'plural', name: named, branches: Object.fromEntries(branches) };
}

/** Every list of neighbouring parts in a message: the message itself, each branch and each tag's content. */
export function* sequences(parts: readonly Part[]): Generator<readonly Part[]> {
  yield parts;
  for (const item of parts) {
    if (item.kind === 'tag') yield* sequences(item.children);
    if (item.kind === 'plural' || item.kind === 'select')
      for (const branch of Object.values(item.branches)) yield* sequences(branch);
  }
}
