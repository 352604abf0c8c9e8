import { z } from 'zod';
import { publicProcedure } from '../trpc/public-procedure.ts';

const serviceView = z.object({
  id: z.enum(['database', 'mail', 'sms', 'secret', 'payments', 'inference']),
  /** The local default serves it, or what the owner set, or nothing does. */
  mode: z.enum(['local', 'set', 'absent']),
  /** The environment variable that would change it. */
  variable: z.enum(['DATABASE_URL', 'SMTP_URL', 'SMS_URL', 'AUTH_SECRET', 'STRIPE_SECRET_KEY', 'INFERENCE_URL']),
  /** Says in one sentence what is used and what it does not do: `server.service.<id>.<state>`. */
  messageKey: z.string(),
  /** Of the message. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A service of the platform and what stands behind it. */
export type Service = z.output<typeof serviceView>;

/** What is in use at the moment. */
export type Services = () => Promise<readonly Service[]>;

/** Which services are local and what would change them; no address and no secret. */
export const services = (list: Services) => publicProcedure.output(z.array(serviceView)).query(async () => [...(await list())]);
