import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

const mebi = 1024 * 1024;
/** An embedded database of no rows takes about 40 MiB, and a backup is made beside it. */
const enough = { must: 200 * mebi, should: 1024 * mebi };

/** The folder of the embedded database and of generated secrets: writable, and on a disk with room. */
export function checkDataFolder({ dataDir }: Context): Check[] {
  if (dataDir === null) return [ok('data.folder', 'Nothing is kept on this machine: DATABASE_URL and AUTH_SECRET are set')];
  const place = nearestFolder(dataDir);
  return [writable(dataDir, place), room(place)];
}

function writable(dataDir: string, place: string): Check {
  const id = 'data.folder';
  const fix = 'Give this user the right to write there, or set DATA_DIR to a folder of yours.';
  if (!statSync(place).isDirectory()) return fault(id, `${place} is a file, so ${dataDir} cannot be a folder`, fix);
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    return fault(id, `${place} cannot be written to`, fix);
  }
  return ok(id, place === dataDir ? `${dataDir} can be written to` : `${dataDir} is made at the first start`);
}

function room(place: string): Check {
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  const found = `${free < 10 * 1024 * mebi ? `${Math.floor(free / mebi)} MiB` : `${Math.floor(free / mebi / 1024)} GiB`} free for the data folder`;
  if (free < enough.must)
    return fault('data.disk', found, 'Make room, or set DATA_DIR to a folder on another disk: a full disk stops the database.');
  if (free < enough.should) return note('data.disk', found, 'Make room soon: a full disk stops the database.');
  return ok('data.disk', found);
}

/** The folder itself or, before it is made, the one in which it will be. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
