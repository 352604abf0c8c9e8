import { setTimeout as sleep } from 'node:timers/promises';

const attempts = 3;
const restMs = 200;

/**
 * Does it again where it fails, for a database that is busy or restarts.
 * @throws what the last attempt threw
 */
export async function repeatedly(deed: () => Promise<void>, onFailure: (thrown: unknown) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deed();
    } catch (thrown) {
      if (attempt === attempts) throw thrown;
      onFailure(thrown);
      await sleep(restMs * attempt);
    }
  }
}
