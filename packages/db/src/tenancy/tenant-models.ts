import { Prisma } from '../generated/client.ts';

/** Models with a field `orgId`, each with the name of its table's delegate on the client ("shopOrder"). */
export const tenantDelegates: ReadonlySet<string> = new Set(
  Object.values(Prisma.ModelName)
    .filter((model) => 'orgId' in Prisma[`${model}ScalarFieldEnum`])
    .map((model) => model.charAt(0).toLowerCase() + model.slice(1)),
);
