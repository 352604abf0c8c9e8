import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** This package's folder, also from inside an app's bundle: migrations and the seed are files beside the code. */
export const packageDir = dirname(createRequire(import.meta.url).resolve('@repo/db/package.json'));
