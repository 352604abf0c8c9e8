/**
 * What is true in the template only stands between two lines: `<!-- template -->` and `<!-- end of template -->` in Markdown,
 * `# template` and `# end of template` in scripts. A fork is made without it.
 *
 * @throws SyntaxError when a block does not end
 */
export function withoutTemplateBlocks(text: string): string {
  const open = /^[ \t]*(?:<!-- template -->|# template)[ \t]*$/m;
  const without = text.replace(
    /^[ \t]*(?:<!-- template -->|# template)[ \t]*\n[\s\S]*?^[ \t]*(?:<!-- end of template -->|# end of template)[ \t]*\n(?:[ \t]*\n)?/gm,
    '',
  );
  if (open.test(without)) throw new SyntaxError('a block of the template does not end');
  return without;
}
