import { join } from 'node:path';
import { createJoinCodes, type People } from '@repo/auth';
import type { Database } from '@repo/db';
import { diskStore } from '../files/disk-store.ts';
import { createFiles } from '../files/files.ts';
import type { ComposeOptions } from '../host/compose-router.ts';
import { plansOf } from '../host/plans-of.ts';
import { openBilling } from '../platform/billing/open-billing.ts';
import { noAdministration } from '../platform/job/administration.ts';
import { brand, config } from './sample-app.ts';
import { silentLog } from './test-context.ts';

const secret = 's'.repeat(40);
const unreached = () => Promise.reject(new Error('nobody of these tests runs the deployment'));
const people: People = { search: unreached, find: unreached, ban: unreached, unban: unreached };

/**
 * What the platform's procedures stand on, without a demo organization whose figures a visitor sees.
 * @param folder where files are kept; made when one is added
 */
export function platformParts(db: Database, folder: string): Omit<ComposeOptions, 'app' | 'mounted'> {
  const [store, incoming] = [diskStore(join(folder, 'files')), join(folder, 'incoming')];
  const plans = plansOf({ app: { verticals: [], config }, db, demoOrgId: () => null });
  return {
    services: async () => [],
    demoOrgId: () => null,
    isDemoUser: async () => false,
    joinCodes: createJoinCodes({ db, secret, log: silentLog }),
    people,
    administration: noAdministration,
    billing: openBilling({ db, app: { brand }, plans, publicUrl: new URL('http://localhost'), secret }),
    files: createFiles({ db, store, incoming, secrets: [secret], log: silentLog }),
  };
}
