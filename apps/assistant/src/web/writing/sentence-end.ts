const closing = /[۔؟!?.…](?:\s*\[\p{Nd}+\])*[»)"']*\s|\n/gu;

/** Where the last whole sentence or line of a growing text ends, in UTF-16 units; 0 while there is none. */
export function sentenceEnd(text: string): number {
  let end = 0;
  for (const { 0: found, index } of text.matchAll(closing)) end = index + found.length;
  return end;
}

/** A sentence as it is read out: without the signs of Markdown and the numbers of citations. */
export function spokenText(text: string): string {
  return text
    .replace(/\[\p{Nd}+\]|^\s*#+\s|[*`|]/gmu, ' ')
    .replace(/\s+(?=[۔؟،.,])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
