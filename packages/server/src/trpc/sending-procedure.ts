import { organizationProcedure } from './organization-procedure.ts';

/**
 * A mutation that costs money or sends something: over HTTP it is refused without an Idempotency-Key
 * (`IDEMPOTENCY_KEY_REQUIRED`), for who asks again must not pay again.
 */
export const sendingProcedure = organizationProcedure.meta({ sends: true });
