/** Which card a name means. A name is a claim of the server that offers it; only a pinned file proves it. */
import type { ModelCard } from '../types/card.ts';

/** How the weights were packed, as names of files and tags of Ollama end: "-q4_K_M", ".Q8_0", "-UD-IQ2_XXS", "-fp16". */
const packing = /[-._](?:ud-)?(?:i?q\d(?:_[a-z0-9]+)*|mxfp4(?:_[a-z]+)?|fp?(?:8|16|32)|bf16|awq|gptq(?:-int\d)?|int[48])$/;
const shard = /-\d{5}-of-\d{5}$/;
const fileEnding = /\.(?:gguf|bin|safetensors)$/;

/** Names come from requests, and are taken apart. */
const maxLength = 300;

/**
 * The card of the id or alias, without regard to case. A path is known by its last part, a name of Ollama with or without `:latest`, a
 * file without its ending, its part of many and its packing; `hf.co/` and `-GGUF` are passed over. A publisher's prefix is not: who
 * else offers a model under its name may have changed it.
 */
export function findCard(cards: readonly ModelCard[], name: string): ModelCard | null {
  if (name.length > maxLength) return null;
  const known = indexOf(cards);
  const found = [...spellings(name)].flatMap((spelling) => known.get(spelling) ?? []);
  return found.toSorted((a, b) => a.position - b.position)[0]?.card ?? null;
}

interface Known {
  readonly card: ModelCard;
  readonly position: number;
}

const indexes = new WeakMap<readonly ModelCard[], ReadonlyMap<string, Known>>();

/** By id and alias in lower case, the first card of a name; made once for a list, which is not changed once it is in use. */
function indexOf(cards: readonly ModelCard[]): ReadonlyMap<string, Known> {
  const known = indexes.get(cards);
  if (known !== undefined) return known;
  const names = cards.flatMap((card, position) =>
    [card.id, ...card.aliases].map((name): [string, Known] => [name.toLowerCase(), { card, position }]),
  );
  // Of one name the last entry stays, which has to be the first card's.
  const index = new Map(names.toReversed());
  indexes.set(cards, index);
  return index;
}

function spellings(name: string): ReadonlySet<string> {
  const whole = withoutPath(name.trim().toLowerCase()).replace(/^(?:hf\.co|huggingface\.co)\//, '');
  const [model = '', tag = ''] = splitTag(whole);
  const bare = withoutPacking(model.replace(fileEnding, '').replace(shard, '')).replace(/-gguf$/, '');
  const tags = new Set([tag, withoutPacking(`-${tag}`).slice(1)].filter((each) => each !== '' && each !== 'latest'));
  const tagged = [...tags].flatMap((each) => [`${model}:${each}`, `${bare}:${each}`]);
  // A tag that only names the packing leaves the model as it is.
  const untagged = tags.size === 0 || packing.test(`-${tag}`) ? [model, bare] : [];
  return new Set([whole, ...tagged, ...untagged].filter((each) => each !== ''));
}

/** `/models/a.gguf`, `C:\models\a.gguf` and `models/a.gguf` are files; `publisher/model` is a name. */
function withoutPath(name: string): string {
  const isPath = /^(?:\.{0,2}\/|[a-z]:\\|~)/.test(name) || fileEnding.test(name);
  return isPath
    ? (name
        .replace(/[\\/]+$/, '')
        .split(/[\\/]/)
        .at(-1) ?? name)
    : name;
}

function splitTag(name: string): readonly [string, string] {
  const at = name.lastIndexOf(':');
  return at > name.lastIndexOf('/') && at !== -1 ? [name.slice(0, at), name.slice(at + 1)] : [name, ''];
}

const withoutPacking = (name: string): string => name.replace(packing, '');
