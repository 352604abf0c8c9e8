import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { Billing } from './billing.ts';
import { changeBillingProcedure, deedOf, readBillingProcedure } from './billing-procedure.ts';
import { manualView, manualViewOf } from './manual-view.ts';
import { methodsOf } from './overview.ts';
import { taxNumber } from './tax-number.ts';
import { currency, interval, paidPlan, method as transferMethod } from './views.ts';

const id = z.uuid();

const transferUnavailable = () =>
  new AppError('TRANSFER_UNAVAILABLE', { kind: 'conflict', messageKey: 'billing.error.transfer-unavailable' });

/**
 * Asks for an invoice by bank transfer or Raast, for as many seats as there are members. The plan begins once it is paid.
 * One that is open and the same is shown again. `TRANSFER_UNAVAILABLE` where no account is configured that takes this, `INVOICE_OPEN`
 * where one with other terms is open.
 */
export const requestInvoice = (billing: Billing) =>
  changeBillingProcedure(billing)
    .input(
      z.strictObject({
        vertical: z.string().max(60),
        ...{ plan: paidPlan, interval, currency },
        method: transferMethod,
        /** National Tax Number, printed on the invoice. */
        ntn: taxNumber.nullable(),
      }),
    )
    .output(manualView)
    .mutation(async ({ ctx, input: { method, ntn, ...wish } }) => {
      if (!ctx.session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
      const { userId, email, name: person, organization } = ctx.session;
      const { desk, manual, payTo } = billing;
      if (!methodsOf(payTo).includes(method)) throw transferUnavailable();
      const seats = await desk.seatsFor(ctx.orgId, wish.vertical, wish.plan);
      const purchase = {
        ...wish,
        ...{
          organizationId: ctx.orgId,
          customer: await manual.createCustomer({ organizationId: ctx.orgId, name: person, email, locale: ctx.locale }),
        },
        ...{
          seats,
          trialDays: 0,
          buyer: { userId, email, name: person },
          locale: ctx.locale,
          requestId: deedOf(ctx, 'invoice'),
        },
      };
      const invoice = await manual.requestOnce(purchase, { method, buyer: { name: organization?.name ?? person, ntn } });
      ctx.audit(
        'platform.billing.transfer.request',
        { kind: 'manual-invoice', id: invoice.id },
        { plan: wish.plan, interval: wish.interval, method },
      );
      return manualViewOf(invoice);
    });

/** What became of one. Fails with `NOT_FOUND`, also for one of another organization. */
export const manualInvoice = ({ manual }: Billing) =>
  readBillingProcedure
    .input(z.strictObject({ id }))
    .output(manualView)
    .query(async ({ ctx, input }) => manualViewOf(await manual.read(input.id, ctx.orgId)));

/** Keeps the reference of the transfer that was made. */
export const declareTransfer = (billing: Billing) =>
  changeBillingProcedure(billing)
    .input(z.strictObject({ id, reference: z.string().trim().min(1).max(140) }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await billing.manual.declare(input.id, ctx.orgId, input.reference);
      ctx.audit('platform.billing.transfer.declare', { kind: 'manual-invoice', id: input.id });
      return null;
    });

/** Nobody wants the invoice any more; its number stays. */
export const withdrawInvoice = (billing: Billing) =>
  changeBillingProcedure(billing)
    .input(z.strictObject({ id }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await billing.manual.cancel(input.id, ctx.orgId);
      ctx.audit('platform.billing.transfer.withdraw', { kind: 'manual-invoice', id: input.id });
      return null;
    });
