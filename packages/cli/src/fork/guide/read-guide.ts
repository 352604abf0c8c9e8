/** The commands of `docs/founders.md`, as a person would type them. */

export interface GuideCommand {
  /** The whole line. */
  readonly text: string;
  /** Without variables that are set before it: `npm`, `git`, `cd`, `cp`, `curl`. */
  readonly program: string;
}

/** Lines of the blocks that are marked as shell, in their order. */
export function commandsOf(markdown: string): GuideCommand[] {
  const blocks = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, program: /^(?:[A-Z_]+=\S+ )*(\S+)/.exec(text)?.[1] ?? '' }));
}

/** Each pair is what the guide says and what stands for it here. @throws Error when the guide does not say it any more */
export function adapted(commands: readonly GuideCommand[], pairs: readonly (readonly [string, string])[]): GuideCommand[] {
  const unsaid = pairs.find(([said]) => !commands.some(({ text }) => text.includes(said)));
  if (unsaid) throw new Error(`No command of the guide says "${unsaid[0]}" any more`);
  return commands.map(({ text, program }) => ({
    text: pairs.reduce((line, [said, here]) => line.replaceAll(said, here), text),
    program,
  }));
}
