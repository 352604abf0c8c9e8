/** Which facts of a card nobody confirmed. */
import { isRecord } from '../errors/json.ts';

/**
 * Fields whose null says something: made from no other model, not sold, no text pinned, nothing to be shown, no mixture of experts,
 * kept here only, never counted.
 */
const sayNone: ReadonlySet<string> = new Set([
  'base',
  'price',
  'price.cachedInput',
  'licence.sha256',
  'licence.attribution',
  'parameters.activeBillions',
  'sampling.topP',
  'fertility.tokensPer1000Characters',
]);

interface Listing {
  readonly unverifiedFields: readonly string[];
}

/** Paths of nulls that the card does not own up to, itself or by a part that holds them. */
export function unlistedNulls(card: Listing): string[] {
  const listed = new Set(card.unverifiedFields);
  return nullsOf(card, '').filter((path) => !sayNone.has(path) && !upwards(path).some((each) => listed.has(each)));
}

/** Listed names that are no field of the card. */
export const unknownFields = (card: Listing): string[] => card.unverifiedFields.filter((path) => !hasField(card, path));

/** Whether a field, or the part that it belongs to, is listed as not confirmed. */
export const isUnverified = ({ unverifiedFields }: Listing, path: string): boolean =>
  upwards(path).some((each) => unverifiedFields.includes(each));

function nullsOf(value: unknown, path: string): string[] {
  if (value === null) return [path];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => nullsOf(inner, path === '' ? key : `${path}.${key}`));
}

/** "a.b" is "a.b" and "a". */
const upwards = (path: string): string[] => {
  const steps = path.split('.');
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('.'));
};

function hasField(card: unknown, path: string): boolean {
  let value = card;
  for (const step of path.split('.')) {
    // A part that is null has no fields, and may be unconfirmed as a whole only.
    if (!isRecord(value) || !Object.hasOwn(value, step)) return false;
    value = value[step];
  }
  return true;
}
