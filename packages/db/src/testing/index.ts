/** For tests of whatever stands on the database. */
export { type TestCluster, type TestDatabaseUrl, useCluster } from './cluster.ts';
export { createOrganization, type TestOrganization } from './create-organization.ts';
export { describeDatabases } from './describe-databases.ts';
export {
  checksumOrganization,
  lastWrite,
  makeUnlike,
  type OrganizationRow,
  type OrganizationTable,
  readOrganizationRows,
  readOrganizationTables,
} from './organization-rows.ts';
export { recordStatements } from './record-statements.ts';
export { seedDataDir } from './seed-data-dir.ts';
export {
  addTenantRow,
  keyOf,
  readTenantTables,
  rowsOf,
  type TenantRow,
  type TenantRows,
  type TenantTable,
} from './tenant-tables.ts';
export { withoutOrgFilter, withoutRole } from './without-layers.ts';
