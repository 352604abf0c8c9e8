/** Who and what the leak matrix is played with: an organization that is looked for leaks, and everybody who must see nothing of it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role, roles } from '@repo/auth/roles';
import { type Database, newId, publicId } from '@repo/db';
import {
  createOrganization,
  makeUnlike,
  type OrganizationTable,
  readOrganizationRows,
  readOrganizationTables,
} from '@repo/db/testing';
import type { AnyRouter } from '@trpc/server';
import type { App } from '../../app.ts';
import { composeRouter } from '../../host/compose-router.ts';
import { mountVerticals } from '../../mount.ts';
import type { RequestContext } from '../../trpc/context.ts';
import { platformParts } from '../platform-parts.ts';
import { testContext, testSession } from '../test-context.ts';
import { unopenedDatabase } from '../unopened-database.ts';
import type { AppSamples } from './load-samples.ts';

/** Nobody of the matrix adds a file. */
const noFolder = join(tmpdir(), 'leak-matrix');

/** Somebody who calls. */
export interface Principal {
  /** "an admin of another organization" */
  readonly name: string;
  readonly userId: string | null;
  readonly orgId: string | null;
  readonly role: Role | null;
}

export interface Scene {
  readonly router: AnyRouter;
  readonly tables: readonly OrganizationTable[];
  /** The organization whose rows the samples name. */
  readonly orgId: string;
  readonly owner: Principal;
  /** Those who have no part in it. */
  readonly strangers: readonly Principal[];
  /** Stands in its name and at the end of each of its texts. */
  readonly mark: string;
  /** @param db the database or a variant of it */
  contextOf(db: Database, principal: Principal): RequestContext;
  /** Its rows as they were at the beginning. */
  readonly rows: Awaited<ReturnType<typeof readOrganizationRows>>;
  /** Ids of its rows that strangers were given for rows of their own: from then on theirs as well. */
  readonly given: Set<string>;
  /** What of it stands in a text. */
  findIn(text: string): string[];
}

/**
 * A router as the host composes it; no demo organization whose figures a visitor sees.
 * @param db for whoever calls it
 */
export function routerOf(app: App, db: Database = unopenedDatabase): AnyRouter {
  return composeRouter({ app, mounted: mountVerticals(app), ...platformParts(db, noFolder) });
}

/** Fills three organizations with the verticals' own seeds. */
export async function openScene(db: Database, app: App, samples: AppSamples): Promise<Scene> {
  const tables = await readOrganizationTables(db);
  const mark = ` #${newId().slice(-8)}`;
  const theirs = await createOrganization(db, { name: `Theirs${mark}` });
  // Twice, with other ids each time: one row to name, one whose id a client happens to make.
  for (const time of ['first', 'second']) {
    await fill(db, app, samples, theirs);
    await makeUnlike(db, tables, theirs.orgId, time === 'second' ? mark : ` ${time}`);
  }
  const mine = await createOrganization(db);
  const third = await createOrganization(db);
  for (const organization of [mine, third]) await fill(db, app, samples, organization);
  const colleagues = new Map<Role, string>([['owner', mine.userId]]);
  for (const role of roles) if (!colleagues.has(role)) colleagues.set(role, await addMember(db, mine.orgId, role));

  const rows = await readOrganizationRows(db, tables, theirs.orgId);
  const ids = new Map<string, string>();
  for (const { model, ids: columns } of tables) {
    for (const row of rows.get(model) ?? []) for (const column of columns) ids.set(String(row[column]), `${model}.${column}`);
  }
  const given = new Set<string>();
  return {
    router: routerOf(app, db),
    tables,
    orgId: theirs.orgId,
    owner: { name: 'its own owner', userId: theirs.userId, orgId: theirs.orgId, role: 'owner' },
    strangers: [
      ...[...colleagues].map(([role, userId]) => ({ name: `${role} elsewhere`, userId, orgId: mine.orgId, role })),
      { name: 'owner of a third organization', userId: third.userId, orgId: third.orgId, role: 'owner' },
      { name: 'a person without organization', userId: newId(), orgId: null, role: null },
      { name: 'nobody', userId: null, orgId: null, role: null },
    ],
    mark,
    contextOf: (variant, { userId, orgId, role }) =>
      testContext({
        db: variant,
        session: userId === null ? null : testSession({ userId, orgId, ...(role ? { role } : {}) }),
        tools: app.verticals.flatMap(({ tools = [] }) => tools),
        verticals: app.verticals,
        config: { ...app.config.verticals, ...samples.config },
      }),
    rows,
    given,
    findIn(text) {
      const found = [...ids].filter(([id]) => !given.has(id) && (text.includes(id) || text.includes(digitsOf(id))));
      return [
        ...found.map(([id, column]) => `${column} ${id}`),
        ...(text.includes(mark) ? [`a text of it (${mark.trim()})`] : []),
      ];
    },
  };
}

/** A public id without its prefix, whichever that is. */
function digitsOf(id: string): string {
  return publicId('', id).slice(1);
}

async function fill(
  db: Database,
  app: App,
  samples: AppSamples,
  { orgId, userId }: { readonly orgId: string; readonly userId: string },
): Promise<void> {
  for (const { seed } of app.verticals) await db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
  for (const prepare of samples.prepare) await prepare({ db, orgId, userId });
}

async function addMember(db: Database, organizationId: string, role: Role): Promise<string> {
  const userId = newId();
  await db.prisma.user.create({ data: { id: userId, name: 'Bilal', email: `${userId}@example.test`, emailVerified: true } });
  await db.prisma.member.create({ data: { id: newId(), organizationId, userId, role } });
  return userId;
}
