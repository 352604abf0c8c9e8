/** Text of documents inside a prompt: read as data, never as the prompt's own. */
import { canonical } from '@repo/urdu-text/canonical';
import { language } from '@repo/urdu-text/language';

/**
 * A passage or a title as a model reads it: without invisible characters, without anything that looks like a citation of ours, and
 * without the marks by which chat templates tell who speaks.
 */
export function untrusted(text: string): string {
  const found = language(text);
  const lang = found === 'sd' || found === 'ps' || found === 'fa' || found === 'ar' ? found : 'ur';
  return canonical(text, { lang })
    .replace(/\[(\s*[\d۰-۹][\d۰-۹\s,،]*)\]/g, '($1)')
    .replace(/\[(\/?(?:INST|SYS\w*|AVAILABLE_TOOLS|TOOL\w*))\]/gi, '($1)')
    .replace(/<(?=[|/\p{L}<])/gu, '‹')
    .replace(/(?<=[|/\p{L}\p{N}>])>/gu, '›');
}

/**
 * A line that no text between its two copies holds, so that none of them can end the data.
 * @param random gives another unguessable text at each call
 */
export function fenceFor(texts: readonly string[], random: () => string): string {
  for (;;) {
    const fence = `=== ${random()} ===`;
    if (!texts.some((text) => text.includes(fence))) return fence;
  }
}
