import { Stop } from '../../bin/stop.mjs';
import type { LocalizedText } from '../fork/tree.ts';

export interface NewWords {
  /** As it was typed. */
  readonly id: string;
  readonly name: Partial<LocalizedText>;
}

export const usage = 'npm run new <name> [-- --name-en "…" --name-ur "…"]';
const flagNames = { '--name-en': 'en', '--name-ur': 'ur' } as const;
const longest = 60;

/** The words after `npm run new`. Throws Stop with one line. */
export function parseWords(args: readonly string[]): NewWords {
  const words: string[] = [];
  const name: { ur?: string; en?: string } = {};
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    const [, flag, inline] = /^(--[\w-]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (flag === undefined) words.push(arg);
    else if (isFlag(flag)) {
      const value = inline ?? args[++index];
      if (value === undefined) throw new Stop(`${flag} needs a name after it, in quotes.`);
      name[flagNames[flag]] = checkedName(flag, value);
    } else if (flag !== '--') throw new Stop(`new knows --name-en and --name-ur only, not ${flag}.`);
  }
  const [id, ...more] = words;
  if (id === undefined || id.trim() === '')
    throw new Stop(`Say what it is called: ${usage}. For example: npm run new legal-aid.`);
  if (more.length > 0) {
    throw new Stop(`A name is one word: try ${[id, ...more].join('-').toLowerCase()}. Flags come after a lone --: ${usage}.`);
  }
  return { id, name };
}

/** Without a lone `--` npm keeps flags for itself and drops or rearranges what follows them. Throws Stop. */
export function refuseSwallowedFlags(env: Readonly<Record<string, string | undefined>>): void {
  const swallowed = Object.keys(flagNames).filter((flag) => env[`npm_config_${flag.slice(2).replace('-', '_')}`] !== undefined);
  if (swallowed.length > 0)
    throw new Stop(`npm kept ${swallowed.join(' and ')} for itself: a lone -- comes before flags: ${usage}.`);
}

function isFlag(flag: string): flag is keyof typeof flagNames {
  return Object.hasOwn(flagNames, flag);
}

function checkedName(flag: keyof typeof flagNames, typed: string): string {
  const name = typed.trim().replace(/ +/g, ' ');
  if (name === '') throw new Stop(`${flag} is empty: give the vertical a name.`);
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) throw new Stop(`${flag} holds a character that cannot be printed.`);
  if ([...name].length > longest) throw new Stop(`${flag} is longer than ${longest} characters.`);
  if (flag === '--name-ur' && !/[\u0620-\u06d3]/.test(name)) throw new Stop('--name-ur needs the name in Urdu letters.');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Stop(`${flag} needs a letter or a digit.`);
  return name;
}
