/** `npm run db:backup [file]`: writes the embedded database into one archive. */
import { resolve } from 'node:path';
import { backup } from '../src/backup/backup.ts';
import { commandFolder, dataDir, run, usesServer } from './command.ts';

await run(async () => {
  if (usesServer) return 'DATABASE_URL is set: back that server up with pg_dump.';
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = resolve(commandFolder, process.argv[2] ?? `buniyad-backup-${stamp}.tar.gz`);
  await backup({ dataDir, file });
  console.log(`Backed up ${dataDir} into ${file}`);
  return null;
});
