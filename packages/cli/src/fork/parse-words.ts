import { Stop } from '../../bin/stop.mjs';
import type { LocalizedText } from './tree.ts';

export interface ForkWords {
  readonly vertical: string;
  /** As it was typed. */
  readonly folder: string;
  readonly name?: LocalizedText;
}

const usage = 'npm run fork <vertical> <folder> [-- --name "…" --name-ur "…"]';
const longest = 60;

/** The words after `npm run fork`. Throws Stop with one line. */
export function parseWords(args: readonly string[], verticals: readonly string[]): ForkWords {
  const { words, flags } = separate(args);
  const [vertical, folder, ...more] = words;
  const known = `Verticals: ${verticals.join(', ')}.`;
  if (vertical === undefined) throw new Stop(`Say which vertical and where to: ${usage}. ${known}`);
  if (!verticals.includes(vertical)) throw new Stop(`There is no vertical "${vertical}". ${known}`);
  if (folder === undefined || folder.trim() === '') throw new Stop(`Say where to: npm run fork ${vertical} <folder>.`);
  if (more.length > 0) {
    throw new Stop(`One folder, please, not also "${more.join(' ')}". Flags come after a lone --, a name in quotes: ${usage}.`);
  }
  const en = flags.get('--name');
  const ur = flags.get('--name-ur');
  if (en === undefined && ur !== undefined) throw new Stop('--name-ur goes with --name, the name in English.');
  if (en === undefined) return { vertical, folder };
  const name = checkedName('--name', en);
  return { vertical, folder, name: { ur: ur === undefined ? name : checkedName('--name-ur', ur), en: name } };
}

/** Without a lone `--` npm keeps flags for itself and drops or rearranges what follows them. Throws Stop. */
export function refuseSwallowedFlags(env: Readonly<Record<string, string | undefined>>): void {
  const swallowed = ['name', 'name-ur'].filter((flag) => env[`npm_config_${flag.replace('-', '_')}`] !== undefined);
  if (swallowed.length > 0)
    throw new Stop(`npm kept --${swallowed.join(' and --')} for itself: a lone -- comes before flags: ${usage}.`);
}

function separate(args: readonly string[]): { words: string[]; flags: Map<string, string> } {
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    const [, flag, inline] = /^(--[\w-]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (flag === undefined) words.push(arg);
    else if (flag === '--name' || flag === '--name-ur') {
      const value = inline ?? args[++index];
      if (value === undefined) throw new Stop(`${flag} needs a name after it, in quotes.`);
      flags.set(flag, value);
    } else if (flag !== '--') throw new Stop(`fork knows --name and --name-ur only, not ${flag}.`);
  }
  return { words, flags };
}

function checkedName(flag: string, typed: string): string {
  const name = typed.trim().replace(/ +/g, ' ');
  if (name === '') throw new Stop(`${flag} is empty: give the product a name.`);
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) throw new Stop(`${flag} holds a character that cannot be printed.`);
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Stop(`${flag} needs a letter or a digit.`);
  if ([...name].length > longest) throw new Stop(`${flag} is longer than ${longest} characters.`);
  return name;
}
