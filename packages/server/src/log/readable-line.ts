import { levels } from 'pino';

const shown = new Set(['level', 'time', 'msg', 'err', 'pid', 'hostname']);

/** A JSON line of pino as one readable line, for a terminal. Control characters are shown, never sent. */
export function readableLine(json: string): string {
  const entry: Record<string, unknown> = JSON.parse(json);
  const time = new Date(String(entry.time)).toTimeString().slice(0, 8);
  const level = (levels.labels[Number(entry.level)] ?? 'info').toUpperCase();
  const fields = Object.entries(entry).flatMap(([name, value]) => (shown.has(name) ? [] : [`${name}=${textOf(value)}`]));
  const error = stackOf(entry.err);
  return `${[time, level, escapeControls(String(entry.msg)), ...fields].join(' ')}${error ? `\n${error}` : ''}\n`;
}

function textOf(value: unknown): string {
  return escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
}

function stackOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('stack' in error) || typeof error.stack !== 'string') return null;
  return error.stack.split('\n').map(escapeControls).join('\n');
}

function escapeControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
