import { configDefaults, defineConfig } from 'vitest/config';

/** A whole new vertical is checked as a product: a minute that `npm test` does not have. `.ci/run` and `npm run test:deep` take it. */
const whole = 'test/repository/new/whole.test.ts';

/** Tests of the whole repository as it lies on disk, built. */
export default defineConfig({
  test: {
    include: ['test/repository/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.TEST_DEEP ? [] : [whole])],
  },
});
