/** For tests of whatever stands on the database. */
export { createOrganization, type TestOrganization } from './create-organization.ts';
export { describeDatabases } from './describe-databases.ts';
