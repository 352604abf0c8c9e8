import { quoted } from '../fork/object-literal.ts';
import { escapeMarkdown } from '../fork/readme/markdown.ts';
import type { Spellings } from './spellings.ts';

/**
 * A template file with the vertical's own words in place of `__id__` and its like.
 * @throws Error for a placeholder that there is none of
 */
export function fillTemplate(text: string, spellings: Spellings): string {
  const words = wordsOf(spellings);
  return text.replace(/__([a-zA-Z]+)__/g, (placeholder, name: string) => {
    const word = words.get(name);
    if (word === undefined) throw new Error(`the template has an unknown placeholder ${placeholder}`);
    return word;
  });
}

function wordsOf({ id, camel, pascal, snake, name }: Spellings): ReadonlyMap<string, string> {
  return new Map([
    ['id', id],
    ['camel', camel],
    ['Pascal', pascal],
    ['snake', snake],
    // As a property of the typed client, in the form that the linter asks for.
    ['api', id === camel ? `api.${id}` : `api['${id}']`],
    ['nameUr', quoted(name.ur)],
    ['nameEn', quoted(name.en)],
    ['title', escapeMarkdown(name.ur === name.en ? name.en : `${name.en} · ${name.ur}`)],
  ]);
}
