import type { SearchableDocument } from '../../findings/searchable-document.ts';

/** An index holds about 130 bytes for each character: 130 MB. */
const mostCharacters = 1_000_000;

/** Indexes of documents of all organizations; the ones not used for longest leave first. */
export class DocumentCache {
  readonly #entries = new Map<string, SearchableDocument>();
  readonly #limit: number;
  #characters = 0;

  constructor(limit: number = mostCharacters) {
    this.#limit = limit;
  }

  get(orgId: string, id: string): SearchableDocument | undefined {
    const key = keyOf(orgId, id);
    const document = this.#entries.get(key);
    if (document) {
      this.#entries.delete(key);
      this.#entries.set(key, document);
    }
    return document;
  }

  put(orgId: string, id: string, document: SearchableDocument): void {
    this.forget(orgId, id);
    this.#entries.set(keyOf(orgId, id), document);
    this.#characters += document.text.length;
    for (const [oldest, { text }] of this.#entries) {
      if (this.#characters <= this.#limit) break;
      this.#entries.delete(oldest);
      this.#characters -= text.length;
    }
  }

  forget(orgId: string, id: string): void {
    const key = keyOf(orgId, id);
    this.#characters -= this.#entries.get(key)?.text.length ?? 0;
    this.#entries.delete(key);
  }
}

function keyOf(orgId: string, id: string): string {
  return `${orgId} ${id}`;
}
