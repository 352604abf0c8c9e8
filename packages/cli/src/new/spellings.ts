import type { LocalizedText } from '../fork/tree.ts';

/** How a vertical is written in its files. */
export interface Spellings {
  /** `legal-aid`: the folder, the routes, the keys of its messages. */
  readonly id: string;
  /** `legalAid`: its constants. */
  readonly camel: string;
  /** `LegalAid`: its types and models. */
  readonly pascal: string;
  /** `legal_aid`: its tables. */
  readonly snake: string;
  readonly name: LocalizedText;
}

/** @param id kebab-case */
export function spellingsOf(id: string, name: Partial<LocalizedText> = {}): Spellings {
  const [first = '', ...rest] = id.split('-');
  const camel = first + rest.map(capitalised).join('');
  const en = name.en ?? capitalised(id.replaceAll('-', ' '));
  // Nobody can translate an id: until somebody does, the name says that it is of a record.
  const ur = name.ur ?? `ریکارڈ (${en})`;
  return { id, camel, pascal: capitalised(camel), snake: id.replaceAll('-', '_'), name: { ur, en } };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The model of the table, the delegate on the client, and the table in SQL. */
export function schemaNamesOf({ camel, pascal, snake }: Spellings): readonly string[] {
  return [`${pascal}Record`, `${camel}Record`, `${snake}_record`];
}
