/** The words after `npm run model`. */
import { parseArgs } from 'node:util';
import { Stop } from '../../bin/stop.mjs';

export type Deed =
  | { readonly deed: 'list' }
  | { readonly deed: 'use' | 'remove'; readonly file: string }
  | ({ readonly deed: 'pull' } & Wanted);

export interface Wanted {
  /** Of a card, or of a file that has not come whole; undefined where an address was given. */
  readonly card: string | undefined;
  readonly url: string | undefined;
  readonly sha256: string | undefined;
  readonly licence: string | undefined;
  /** A file with the text of the licence. */
  readonly licenceText: string | undefined;
  /** Name of the file here. */
  readonly as: string | undefined;
  /** The licence is accepted without a question. */
  readonly accept: boolean;
}

export const usage = [
  'npm run model list',
  'npm run model pull <id of a card, or name of a file that has not come whole>',
  'npm run model pull -- --url <https…> --sha256 <hex> --licence <id> [--licence-text <file>] [--as <name.gguf>] [--accept]',
  'npm run model use <name>',
  'npm run model remove <name>',
].join('\n  ');

const text = { type: 'string' } as const;
const options = {
  url: text,
  sha256: text,
  licence: text,
  'licence-text': text,
  as: text,
  accept: { type: 'boolean', default: false },
} as const;

/** @throws Stop with all usages */
export function parseWords(args: readonly string[]): Deed {
  const { values, positionals } = parsed(args);
  const [deed = '', word, ...more] = positionals;
  const flagged = Object.values(values).some((value) => value !== undefined && value !== false);
  if (more.length > 0) throw wrong();
  switch (deed) {
    case 'list':
      if (word !== undefined || flagged) throw wrong();
      return { deed };
    case 'use':
    case 'remove':
      if (word === undefined || flagged) throw wrong();
      return { deed, file: word };
    case 'pull': {
      // npm takes flags that stand before `--` for its own and leaves what follows them.
      const url = values.url ?? (word?.startsWith('https:') ? word : undefined);
      const card = url === undefined || word !== url ? word : undefined;
      if ((url === undefined) === (card === undefined)) throw wrong();
      const { sha256, licence, as, accept, 'licence-text': licenceText } = values;
      return { deed, card, url, sha256, licence, licenceText, as, accept };
    }
    default:
      throw wrong();
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new Stop(`${cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)}\nUsage:\n  ${usage}`);
  }
}

const wrong = () => new Stop(`Usage:\n  ${usage}`);
