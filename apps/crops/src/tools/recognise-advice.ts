/** Reads a question about one's own field by rules: "میرے کھیت کو پانی کب دوں؟" */
import type { Recognition } from '@repo/vertical';
import type { AdviceRequest } from './advice-tool.ts';

const word = (alternatives: string) => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${alternatives})(?![\p{L}\p{M}])`, 'iu');

const field = word('کھیت|کھیتوں|khet|kheit|khait|fields?');
const water = word('پانی|آبپاشی|سینچائی|pani|paani|aabpashi|abpashi|water(?:ing)?|irrigat(?:e|ion|ed)');

/** A general question about a crop is for documents: only one about a field is answered from the field. */
export function recogniseAdvice(text: string): Recognition<AdviceRequest> | null {
  if (!field.test(text) || !water.test(text)) return null;
  return { complete: true, input: { mention: text.slice(0, 200) } };
}
