import { z } from 'zod';
import { publicProcedure } from '../trpc/public-procedure.ts';

const serviceView = z.object({
  id: z.enum(['database', 'mail', 'secret']),
  /** Whether the local default serves it, or what the owner set. */
  mode: z.enum(['local', 'set']),
  /** The environment variable that would change it. */
  variable: z.enum(['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET']),
  /** Says in one sentence what is used and what it does not do: `server.service.<id>.<mode>`. */
  messageKey: z.string(),
});

/** A service of the platform and what stands behind it. */
export type Service = z.output<typeof serviceView>;

/** Which services are local and what would change them; no address and no secret. */
export const services = (list: readonly Service[]) => publicProcedure.output(z.array(serviceView)).query(() => [...list]);
