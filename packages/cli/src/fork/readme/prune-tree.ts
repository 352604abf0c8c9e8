/**
 * The picture of a tree in a README without the lines of what is gone. A line is a path, indented by two blanks a level, and what
 * it is for; a line without a path of its own belongs to the one above.
 *
 * @param holds whether a file or a folder is there
 */
export function pruneTree(markdown: string, holds: (path: string) => boolean): string {
  return markdown.replace(/^```\n([\s\S]*?)^```/m, (_, picture: string) => `\`\`\`\n${prune(picture, holds)}\`\`\``);
}

function prune(picture: string, holds: (path: string) => boolean): string {
  const folders: string[] = [];
  let keep = true;
  const kept = picture
    .trimEnd()
    .split('\n')
    .filter((line) => {
      const [, indent = '', name] = /^( *)([\w@.<>/-]+)(?: |$)/.exec(line) ?? [];
      if (name === undefined || indent.length % 2 !== 0 || indent.length / 2 > folders.length) return keep;
      const depth = indent.length / 2;
      folders.splice(depth, folders.length, name.replace(/\/$/, ''));
      keep = holds(folders.join('/'));
      return keep;
    });
  return `${kept.join('\n')}\n`;
}
