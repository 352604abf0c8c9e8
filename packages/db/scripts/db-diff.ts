/** `npm run db:diff -- <name>`: authors a migration from the schema files; without a name it shows the SQL. */
import { PGlite } from '@electric-sql/pglite';
import { EmbeddedPool } from '../src/embedded/embedded-pool.ts';
import { diffMigrations, writeMigration } from '../src/migrations/diff/diff-migrations.ts';
import { lostData } from '../src/migrations/diff/lost-data.ts';
import { run } from './command.ts';

await run(async () => {
  // One empty database serves as both: the engine only replays migrations in it.
  const empty = new EmbeddedPool(await PGlite.create());
  const open = async () => empty;
  const sql = await diffMigrations({ main: open, shadow: open });
  const name = process.argv[2];

  if (sql === null) {
    console.log('The migrations and the schema agree: nothing to write.');
  } else if (name === undefined) {
    console.log(`${sql}\nTo keep this as a migration: npm run db:diff -- <name>`);
  } else {
    const folder = await writeMigration(name, sql, new Date());
    console.log(`Wrote packages/db/prisma/migrations/${folder}/migration.sql: read it, then start again to apply it.`);
  }
  const lost = lostData(sql ?? '');
  if (lost.length > 0) {
    console.log(`It deletes what stands in: ${lost.join(', ')}.`);
    console.log(
      'What was only renamed is written as deleted and new. To keep its rows write ALTER TABLE … RENAME … in their place.',
    );
  }
  return null;
});
