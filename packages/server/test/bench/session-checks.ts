/** Session checks per second in this process, on the embedded database: from memory, and by the statement. */
import { createTestAuth, makeOrganization, makeUser, signedIn } from '@repo/auth/testing';
import { type Database, migrate, openDatabase } from '@repo/db';
import { tempDir } from '@repo/testing/temp-dir';

export interface SessionChecks {
  readonly remembered: number;
  readonly read: number;
}

/** As many requests as wait for an answer at a time. */
const parallel = 20;

async function perSecond(check: () => Promise<unknown>, seconds: number): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let checked = 0;
  const ask = async () => {
    while (performance.now() < until) {
      if ((await check()) === null) throw new Error('the session was not found');
      checked += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, ask));
  return checked / ((performance.now() - began) / 1000);
}

export async function measureSessionChecks(rounds: number, seconds: number): Promise<readonly SessionChecks[]> {
  const folder = tempDir('bench-sessions');
  const db = await openDatabase({ dataDir: folder.path });
  try {
    await migrate(db);
    const deaf: Database = { ...db, listen: () => ({ connected: () => false, stop: () => undefined }) };
    const [remembering, reading] = [createTestAuth(db), createTestAuth(deaf)];
    const user = await makeUser(db);
    await makeOrganization(db, [user]);
    const headers = new Headers({ cookie: (await signedIn(db, remembering, user)).cookie });
    const measured: SessionChecks[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push({
        remembered: await perSecond(() => remembering.service.readSession(headers), seconds),
        read: await perSecond(() => reading.service.readSession(headers), seconds),
      });
    }
    return measured;
  } finally {
    await db.close();
    folder.remove();
  }
}
