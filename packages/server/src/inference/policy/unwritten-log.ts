import type { ModelLog } from './model-log.ts';

/** For who looks at what there is and asks no model anything, as the doctor does: nothing is kept. */
export const unwrittenLog: ModelLog = {
  sink: { append: async () => ({ decisionId: 'not-kept' }), close: async () => {} },
  observer: { begin: () => ({ attempt() {}, firstToken() {}, end() {} }) },
  stop: async () => {},
};
