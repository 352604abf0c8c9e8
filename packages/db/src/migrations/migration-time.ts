const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?=_)/;

/**
 * What the name of a new migration begins with: fourteen digits in UTC, a second after the last migration at least. Migrations run
 * in the order of their names, and a clock may be behind the one that made the last.
 *
 * @param names of the migrations that are there, `<timestamp>_<name>`, in any order
 */
export function migrationTime(names: readonly string[], now: Date): string {
  const mine = digits(now);
  const last = names
    .filter((name) => stamp.test(name))
    .toSorted()
    .at(-1);
  if (last === undefined || mine > last.slice(0, 14)) return mine;
  const [, year = 0, month = 1, day, hour, minute, second = 0] = stamp.exec(last)?.map(Number) ?? [];
  return digits(new Date(Date.UTC(year, month - 1, day, hour, minute, second + 1)));
}

const digits = (instant: Date) => instant.toISOString().replace(/\D/g, '').slice(0, 14);
