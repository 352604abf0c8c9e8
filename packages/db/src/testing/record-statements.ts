import pg from 'pg';
import { vi } from 'vitest';

/**
 * The statements that are sent to databases by this process while `run` is under way, in order. Counting work is how a test
 * compares two ways through the code: times depend on what else the machine does.
 */
export async function recordStatements(run: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...sent: unknown[]) {
    statements.push(textOf(sent[0]));
    return Reflect.apply(query, this, sent);
  });
  try {
    await run();
  } finally {
    spy.mockRestore();
  }
  return statements;
}

function textOf(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  return typeof sent === 'object' && sent !== null && 'text' in sent ? String(sent.text) : '';
}
