import { newId, publicId } from '@repo/db';
import type { OrganizationRow } from '@repo/db/testing';
import type { ForeignRows } from './samples.ts';

type Rows = ReadonlyMap<string, readonly OrganizationRow[]>;

export interface NamedRows {
  readonly foreign: ForeignRows;
  /** Whether a row was named that only its organization has. */
  named(): boolean;
  /** Ids that were given out for new rows. */
  readonly given: ReadonlySet<string>;
}

/**
 * The rows that a sample may name, with a record of what it named.
 * @param own whether the caller belongs to the organization whose rows they are
 */
export function namedRows(rows: Rows, own: boolean): NamedRows {
  const given = new Set<string>();
  let named = false;
  const met = metIds(rows);
  const rowsOf = (model: string) => rows.get(model) ?? [];
  const row: ForeignRows['row'] = (model, fits = {}) => {
    named = true;
    const fitting = rowsOf(model).filter((each) => Object.entries(fits).every(([column, value]) => each[column] === value));
    const found = fitting.find((each) => !Object.values(each).some((value) => met.has(value))) ?? fitting[0];
    if (!found) throw new Error(`neither seed nor prepare makes such a row of ${model}: ${JSON.stringify(fits)}`);
    return found;
  };
  const uuid: ForeignRows['uuid'] = (model, fits) => String(row(model, fits).id);
  const foreign: ForeignRows = {
    row,
    uuid,
    publicId: (prefix, model, fits) => publicId(prefix, uuid(model, fits)),
    clientId(model) {
      const last = rowsOf(model).at(-1);
      if (!last || rowsOf(model).length < 2) throw new Error(`there must be two rows of ${model}, one to name and one to meet`);
      const id = own ? newId() : String(last.id);
      given.add(id);
      return id;
    },
  };
  return { foreign, named: () => named, given };
}

/** Ids that clients may happen to make, the last of each model: what bears or refers to one is not named if there is anything else. */
function metIds(rows: Rows): ReadonlySet<unknown> {
  const last = [...rows.values()].flatMap((ofModel) => (ofModel.length < 2 ? [] : [ofModel.at(-1)?.id]));
  return new Set(last.filter((id) => id !== undefined));
}
