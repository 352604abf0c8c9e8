/** `tsx packages/server/src/dev.ts [apps/<id>]`: what `npm run dev` runs. */
import { runDev } from './dev/run-dev.ts';

await runDev(process.argv[2] ?? 'apps/launchpad');
