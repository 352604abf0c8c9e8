import { defineConfig } from 'vitest/config';

/** Tests of the whole repository as it lies on disk, built. */
export default defineConfig({ test: { include: ['test/repository/**/*.test.ts'] } });
