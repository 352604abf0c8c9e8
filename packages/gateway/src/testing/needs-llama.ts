/** Test blocks that need llama.cpp's binary, which not every platform has: reported as skipped, with the reason in their name. */
import { describe } from 'vitest';
import { loadLlama } from '../llama/load-llama.ts';

const absent = await loadLlama(1).then(
  async ({ llama }) => {
    await llama.dispose();
    return null;
  },
  (error: unknown) => String(error instanceof Error ? error.message : error),
);

/** Like vitest's `describe`. */
export function describeWithLlama(name: string, body: () => void): void {
  describe(absent === null ? name : `${name} [needs llama.cpp: ${absent}]`, { skip: absent !== null }, body);
}
