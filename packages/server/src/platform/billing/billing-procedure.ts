import { AppError } from '@repo/facts';
import { fresh } from '../../trpc/fresh.ts';
import { inPerson } from '../../trpc/in-person.ts';
import { rightProcedure } from '../../trpc/right-procedure.ts';
import type { Billing } from './billing.ts';

/** For people who may see what their organization pays. */
export const readBillingProcedure = rightProcedure('billing', 'read');

/** A change of a plan wants a sign-in of a moment ago, and an Idempotency-Key: nobody buys twice. Refused in the demo: `DEMO_MODE`. */
export const changeBillingProcedure = ({ demoOrgId }: Pick<Billing, 'demoOrgId'>) =>
  rightProcedure('billing', 'change')
    .meta({ sends: true })
    .use(({ ctx, next }) => {
      if (ctx.orgId === demoOrgId()) {
        throw new AppError('DEMO_MODE', { kind: 'forbidden', messageKey: 'billing.error.demo' });
      }
      return next();
    })
    .use(fresh);

/** A step of a change that was begun with a fresh session. */
export const goOnProcedure = rightProcedure('billing', 'change').use(inPerson);

interface Asker {
  readonly orgId: string;
  readonly http?: { readonly idempotencyKey: string | null } | undefined;
  readonly requestId: string;
}

/** Names a deed to the provider: the same call names the same one, and no other organization and no other procedure does. */
export const deedOf = ({ http, orgId, requestId }: Asker, what: string): string =>
  [orgId, what, http?.idempotencyKey ?? requestId].join(':');
