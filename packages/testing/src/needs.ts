/** Test blocks that need a program which may be absent: reported as skipped, with the reason in their name. */
import { describe } from 'vitest';
import { isPresent, type Service, whyAbsent } from './services.ts';

export interface NeedsService {
  readonly present: boolean;
  /** Like vitest's `describe`. Where the service is absent every test in it is reported as skipped; hooks do not run. */
  describe(name: string, body: () => void): void;
}

/**
 * @example
 * needs('chromium').describe('the quote form', () => {
 *   test('reads the amount back in words', async () => { … });
 * });
 */
export function needs(service: Service): NeedsService {
  const present = isPresent(service);
  return {
    present,
    describe(name, body) {
      describe(present ? name : `${name} [needs ${whyAbsent(service)}]`, { skip: !present }, body);
    },
  };
}
