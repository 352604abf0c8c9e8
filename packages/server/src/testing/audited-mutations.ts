import { tmpdir } from 'node:os';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import type { App } from '../app.ts';
import { composeRouter } from '../host/compose-router.ts';
import { mountVerticals } from '../mount.ts';
import { platformParts } from './platform-parts.ts';
import { unopenedDatabase } from './unopened-database.ts';

/** Paths of the mutations whose effects are in the audit log of an organization: those of `organizationProcedure`. */
export function auditedOf(router: AnyRouter): readonly string[] {
  return Object.entries<AnyProcedure>(router._def.procedures)
    .filter(([, { _def }]) => _def.type === 'mutation' && 'programs' in Object(_def.meta))
    .map(([path]) => path);
}

/** The same of a whole app, as the log names them: "platform.keys.create", "shop.order.save". */
export function auditedMutations(app: App): readonly string[] {
  return auditedOf(composeRouter({ app, mounted: mountVerticals(app), ...platformParts(unopenedDatabase, tmpdir()) }));
}
