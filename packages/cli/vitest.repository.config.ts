import { configDefaults, defineConfig } from 'vitest/config';

/** A whole new vertical is checked as a product: a minute that `npm test` does not have. `.ci/run` and `npm run test:deep` take it. */
const whole = 'test/repository/new/whole.test.ts';

/** Tests of the whole repository as it lies on disk, built. */
export default defineConfig({
  test: {
    include: ['test/repository/**/*.test.ts'],
    // Optimising the WebAssembly of the embedded database costs more than these tests win by it.
    execArgv: ['--liftoff-only'],
    exclude: [...configDefaults.exclude, ...(process.env.TEST_DEEP ? [] : [whole])],
  },
});
