import { isRecord } from '../errors/json.ts';

/** Whether a list of models is not empty and names one owner for all of them. */
export const isOwnedBy = (list: unknown, owner: string): boolean =>
  isRecord(list) &&
  Array.isArray(list.data) &&
  list.data.length > 0 &&
  list.data.every((entry) => isRecord(entry) && entry.owned_by === owner);
