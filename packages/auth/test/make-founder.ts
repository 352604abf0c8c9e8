import type { Database } from '@repo/db';
import { type AuthClient, makeOrganization, makeUser, signedIn, type TestAuth, type TestUser } from '../src/testing/index.ts';

export interface Founder {
  readonly owner: TestUser;
  readonly organizationId: string;
  /** A browser in which the owner is signed in. */
  readonly client: AuthClient;
}

/** Somebody who owns an organization and is alone in it. */
export async function makeFounder(db: Database, auth: TestAuth, name?: string): Promise<Founder> {
  const owner = await makeUser(db);
  const organizationId = await makeOrganization(db, [owner], name);
  return { owner, organizationId, client: await signedIn(db, auth, owner) };
}
