/**
 * The database: opened, migrated, and scoped to a tenant.
 *
 * @example
 * const db = await openDatabase({ url: env.DATABASE_URL, dataDir: env.DATA_DIR });
 * await migrate(db);
 */
export { type AuditActorKind, appendAudit, type NewAuditEntry, platformOrg } from './audit/append-audit.ts';
export {
  type AuditIntent,
  beginAuditIntent,
  dropAuditIntent,
  endAuditIntent,
  recoverAuditIntents,
} from './audit/audit-intents.ts';
export type { AuditAnchor, AuditLine } from './audit/audit-line.ts';
export { type AuditedDeed, type BegunIntent, betweenEntries, type DeedFailure, deedFailure } from './audit/between-entries.ts';
export { type AuditQuery, exportAudit, listAudit, readAuditHead, readAuditHeads } from './audit/read-audit.ts';
export { type BackupOptions, backup } from './backup/backup.ts';
export { type Restored, type RestoreOptions, restore } from './backup/restore.ts';
export type { PlatformClient, TenantModel, Tx } from './client.ts';
export { type Database, type OpenDatabaseOptions, openDatabase, poolUse } from './database.ts';
export { mapDatabaseError } from './database-error.ts';
export { type EmbeddedFiles, inspectEmbedded } from './embedded/inspect-embedded.ts';
export type { LockState } from './embedded/lock.ts';
export {
  answerCall,
  type CallState,
  claimCall,
  type IdempotentCall,
  pruneCalls,
  releaseCall,
  sealCall,
  settleCall,
} from './idempotency/idempotent-calls.ts';
export { newId, parsePublicId, publicId } from './ids.ts';
export { migrate, pendingMigrations } from './migrate.ts';
export { pruneBuckets, type RateLimit, takeTokens } from './rate-limit/take-tokens.ts';
export { holdLock } from './tenancy/hold-lock.ts';
export type { PlatformPurpose } from './tenancy/platform-access.ts';
export type { LastStep, SqlExecutor, TenantScope } from './tenancy/scopes.ts';
export { countTenantRows, deleteTenantRows, type TableRows } from './tenancy/tenant-rows.ts';
