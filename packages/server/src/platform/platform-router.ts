import type { JoinCodes, People } from '@repo/auth';
import type { Files } from '../files/files.ts';
import type { ModelDesk } from '../inference/models/model-desk.ts';
import { modelsRouter } from '../inference/models/models-router.ts';
import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { auditList } from './audit.ts';
import type { Billing } from './billing/billing.ts';
import { billingRouter } from './billing/billing-router.ts';
import { deleteAccount } from './deletion/delete-account.ts';
import { deleteOrganization } from './deletion/delete-organization.ts';
import type { DeletionOptions } from './deletion/deletion-options.ts';
import { demoReset } from './demo-reset.ts';
import { fileRouter } from './file/file-router.ts';
import { home } from './home.ts';
import type { Administration } from './job/administration.ts';
import { jobRouter } from './job/job-router.ts';
import { createJoinCode } from './join-code/create-join-code.ts';
import { listJoinCodes } from './join-code/list-join-codes.ts';
import { redeemJoinCode } from './join-code/redeem-join-code.ts';
import { revokeJoinCode } from './join-code/revoke-join-code.ts';
import { keysRouter } from './keys/keys-router.ts';
import { modelSteps } from './model-steps.ts';
import { organization } from './organization.ts';
import { banPerson } from './person/ban-person.ts';
import { searchPeople } from './person/search-people.ts';
import { unbanPerson } from './person/unban-person.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';
import { daysUsage } from './usage/days-usage.ts';
import { monthUsage } from './usage/month-usage.ts';
import { monthsUsage } from './usage/months-usage.ts';
import { organizationsUsage } from './usage/organizations-usage.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
  readonly isDemoUser: (userId: string) => Promise<boolean>;
  readonly joinCodes: JoinCodes;
  readonly people: People;
  readonly files: Files;
  readonly billing: Billing;
  readonly administration: Administration;
  /** Model files of the machine; absent where they are nobody's to choose. */
  readonly models?: ModelDesk;
}

/** The procedures that every product has, as `platform.…`. */
export function createPlatformRouter(options: PlatformOptions) {
  const deletion: DeletionOptions = {
    tables: options.mounted.flatMap(({ vertical }) => vertical.tables),
    files: options.files,
    desk: options.billing.desk,
    demoOrgId: options.demoOrgId,
    isDemoUser: options.isDemoUser,
  };
  return router({
    session: session(options.demoOrgId),
    services: services(options.services),
    modelSteps,
    models: modelsRouter(options.models ?? { refused: 'exposed' }),
    audit: router({ list: auditList(options.mounted.map(({ vertical }) => vertical)) }),
    organization,
    keys: keysRouter(options.mounted.map(({ vertical }) => vertical.id)),
    home: home(options.mounted, options.demoOrgId),
    joinCode: router({
      create: createJoinCode(options.joinCodes),
      list: listJoinCodes(options.joinCodes),
      revoke: revokeJoinCode(options.joinCodes),
      redeem: redeemJoinCode(options.joinCodes),
    }),
    deletion: router({ organization: deleteOrganization(deletion), account: deleteAccount(deletion) }),
    demo: router({ reset: demoReset(options.mounted, options.files) }),
    person: router({
      search: searchPeople(options.people),
      ban: banPerson(options.people),
      unban: unbanPerson(options.people),
    }),
    file: fileRouter(options.files),
    job: jobRouter(options.administration),
    usage: router({
      month: monthUsage(options.mounted),
      days: daysUsage(options.mounted),
      months: monthsUsage,
      organizations: organizationsUsage,
    }),
    billing: billingRouter(options.billing, options.mounted),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
