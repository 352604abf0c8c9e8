import { AppError } from '@repo/facts';
import { z } from 'zod';
import { testSms } from '../../sms/test-sms.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Administration } from './administration.ts';

/** Sends the test message to a number, as it is typed. */
export const sendTestSms = ({ sms, productName }: Administration) =>
  operatorProcedure
    .input(z.strictObject({ to: z.string().max(40) }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      if (!sms) throw new AppError('NOT_FOUND', { kind: 'not-found' });
      await sms.send(testSms(input.to, ctx.locale, productName[ctx.locale]));
      return null;
    });
