import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GatewayEntry } from '../process/gateway-child.ts';

/** The gateway's program as it is in the source, for tests that fork it without a build. */
export const sourceEntry: GatewayEntry = {
  path: fileURLToPath(new URL('../process/main.ts', import.meta.url)),
  execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
};
