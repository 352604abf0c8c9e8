/** Levels of values in values. Far below what JSON.stringify and recursion can take, far above what a request needs. */
const deepest = 200;

/** Whether a JSON value is nested deeper than this gateway follows. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((one) => isTooDeep(one, levels - 1));
}
