/**
 * Writes rows into the embedded database of the folder given, one transaction each, and prints each number once it is committed.
 * It goes on until it is killed.
 */
import { writeSync } from 'node:fs';
import { openEmbedded } from '../open-embedded.ts';

const [, , dataDir = ''] = process.argv;
const { pool } = await openEmbedded({ dataDir });
await pool.query('CREATE TABLE IF NOT EXISTS acknowledged (n int PRIMARY KEY)');
const { rows } = await pool.query<{ next: number }>('SELECT coalesce(max(n), 0) + 1 AS next FROM acknowledged');
for (let n = rows[0]?.next ?? 1; ; n += 1) {
  await pool.query('INSERT INTO acknowledged VALUES ($1)', [n]);
  writeSync(1, `${n}\n`);
}
