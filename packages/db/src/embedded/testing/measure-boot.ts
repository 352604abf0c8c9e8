/** Opens the embedded database of the folder given, migrates it, and prints how long that took and what memory is kept. */
import { migrate } from '../../migrations/migrate.ts';
import { openEmbedded } from '../open-embedded.ts';

const [, , dataDir = '', seed = ''] = process.argv;
const start = performance.now();
const { pool, close } = await openEmbedded({ dataDir, seed: seed || null });
await migrate({ pool });
const milliseconds = performance.now() - start;
globalThis.gc?.();
process.stdout.write(JSON.stringify({ milliseconds, rss: process.memoryUsage().rss }));
await close();
process.exit(0);
