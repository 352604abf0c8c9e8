import { fresh } from '../../trpc/fresh.ts';
import { rightProcedure } from '../../trpc/right-procedure.ts';

/** For people who may see the keys of their organization. */
export const readKeysProcedure = rightProcedure('keys', 'read');

/** A key outlives the session that makes it: to make or to end one wants a sign-in of a moment ago. */
export const changeKeysProcedure = (action: 'create' | 'revoke') => rightProcedure('keys', action).use(fresh);
