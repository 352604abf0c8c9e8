import { defineConfig } from './packages/vertical/src/config.ts';

export default defineConfig({
  defaultLocale: 'ur',
  defaultDigits: 'latn',
  demo: false,
  verticals: {},
});
