/**
 * What the SQL of a migration deletes, as a person says it: `table note`, `column city of shop_order`. Read from the statements that the
 * schema engine writes, which quotes every name.
 */
export function lostData(sql: string): string[] {
  const tables = [...sql.matchAll(/^DROP TABLE "([^"]+)"/gm)].map(([, table]) => `table ${table}`);
  const columns = [...sql.matchAll(/^ALTER TABLE "([^"]+)"([^;]*);/gm)].flatMap(([, table, changes = '']) =>
    [...changes.matchAll(/\bDROP COLUMN "([^"]+)"/g)].map(([, column]) => `column ${column} of ${table}`),
  );
  return [...tables, ...columns];
}
