/** For tests of what happens around passwords: the hash that the product stores costs more time than all else in them. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, vi } from 'vitest';

/**
 * While the tests of the calling block run, scrypt has a cost that would protect nobody. Not for a block that looks at hashes or
 * compares times. Nothing of the product is changed: the function of the run-time itself is, for this process.
 */
export function useCheapPasswords(): void {
  beforeAll(() => {
    const { scrypt } = crypto;
    vi.spyOn(crypto, 'scrypt').mockImplementation((password, salt, length, options, done) =>
      scrypt(password, salt, length, { ...options, N: 16 }, done),
    );
    syncBuiltinESMExports();
  });
  afterAll(() => {
    vi.mocked(crypto.scrypt).mockRestore();
    syncBuiltinESMExports();
  });
}
