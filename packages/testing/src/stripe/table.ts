import { missing } from './fault.ts';

/** The objects of one kind, in the order in which they were made. */
export class Table<Row extends { readonly id: string }> {
  readonly #kind: string;
  readonly #rows = new Map<string, Row>();

  /** @param kind as errors name it */
  constructor(kind: string) {
    this.#kind = kind;
  }

  add(row: Row): Row {
    this.#rows.set(row.id, row);
    return row;
  }

  remove(id: string): void {
    this.#rows.delete(id);
  }

  find(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** @param param the parameter that names it, where it is not the path */
  get(id: string, param?: string): Row {
    const row = this.#rows.get(id);
    if (row) return row;
    throw missing(this.#kind, id, param);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }
}
