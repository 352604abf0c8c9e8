const width = 128;

export interface MarkdownSection {
  /** Blank before the first heading of the second level. */
  readonly heading: string;
  readonly body: string;
}

/** A document cut at its headings of the second level. */
export function sectionsOf(markdown: string): MarkdownSection[] {
  return markdown.split(/^(?=## )/m).map((text) => {
    const [, heading = '', body = text] = /^## (.*)\n([\s\S]*)$/.exec(text) ?? [];
    return { heading, body: body.trim() };
  });
}

export function bodyOf(markdown: string, heading: RegExp): string {
  return sectionsOf(markdown).find((section) => heading.test(section.heading))?.body ?? '';
}

/** Paragraphs, lists' items and tables' rows of a section, each by itself; code stays in one piece. */
export function blocksOf(body: string): string[] {
  return body
    .split(/(^```[\s\S]*?^```)/m)
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n{2,}|\n(?=- )|\n(?=\|)/)))
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block !== '');
}

/** Blocks as one text: items of a list and rows of a table on lines that follow each other. */
export function joinBlocks(blocks: readonly string[]): string {
  const kindOf = (block: string) => /^(?:- |\|)/.exec(block)?.[0] ?? '';
  return blocks
    .map((block, index) => {
      const before = index === 0 ? undefined : blocks[index - 1];
      if (before === undefined) return block;
      return (kindOf(block) !== '' && kindOf(block) === kindOf(before) ? '\n' : '\n\n') + block;
    })
    .join('');
}

/** A block without the sentences for which `drop` holds; blank when none is left. Rows of tables and code go or stay whole. */
export function withoutSentences(block: string, drop: (sentence: string) => boolean): string {
  if (!drop(block)) return block;
  if (block.startsWith('```') || block.startsWith('|')) return '';
  const [bullet = ''] = /^- /.exec(block) ?? [];
  const text = block.slice(bullet.length).replace(/\s+/g, ' ');
  const kept = text.split(/(?<=[.!?۔](?:\*\*)?) (?=[A-Z`*[])/).filter((sentence) => !drop(sentence));
  return kept.length === 0 ? '' : wrap(bullet + kept.join(' '), bullet === '' ? '' : '  ');
}

/** A document without the sentences, rows and items for which `drop` holds; what stays keeps its form. */
export function withoutSentencesIn(markdown: string, drop: (sentence: string) => boolean): string {
  return blocksOf(markdown)
    .filter((block) => drop(block) && !/^#|^```/.test(block))
    .reduce((text, block) => {
      const kept = withoutSentences(block, drop);
      // What is left of a removed row or item is its line's end; of a paragraph also the blank line after it.
      if (kept !== '') return text.replace(block, () => kept);
      const end = /^(?:- |\|)/.test(block) ? '\n' : '\n\n';
      return text.replace(text.includes(block + end) ? block + end : block, '');
    }, markdown);
}

/** Lines of at most 128 characters; the second and later ones are indented. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines.join('\n');
}

/** Text that Markdown shows as it is typed. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]|&(?=#?\w+;)/g, '\\$&');
}
