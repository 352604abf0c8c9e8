/** Test blocks that need llama.cpp's binary, which not every platform has: reported as skipped, with the reason in their name. */
import { describe } from 'vitest';
import { llamaAbsent } from './llama-absent.ts';

const absent = await llamaAbsent();

/** Like vitest's `describe`. */
export function describeWithLlama(name: string, body: () => void): void {
  describe(absent === null ? name : `${name} [needs llama.cpp: ${absent}]`, { skip: absent !== null }, body);
}
