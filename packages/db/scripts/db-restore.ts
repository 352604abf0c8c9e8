/** `npm run db:restore -- <file> [--force]`: puts a backup in place of the embedded database. */
import { resolve } from 'node:path';
import { restore } from '../src/backup/restore.ts';
import { commandFolder, dataDir, run, usesServer } from './command.ts';

await run(async () => {
  if (usesServer) return 'DATABASE_URL is set: restore that server with pg_restore.';
  const [file, ...others] = process.argv.slice(2).filter((word) => word !== '--force');
  if (!file || others.length > 0) return 'Which backup? npm run db:restore -- <file> [--force]';
  const { previous } = await restore({ dataDir, file: resolve(commandFolder, file), force: process.argv.includes('--force') });
  console.log(`Restored ${file} into ${dataDir}`);
  if (previous) console.log(`The database that was there is kept in ${previous}`);
  return null;
});
