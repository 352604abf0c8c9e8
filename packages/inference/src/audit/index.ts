export { canonicalJson } from './canonical.ts';
export { type AuditHead, genesis } from './chain.ts';
export type { CallEnded } from './entries.ts';
export { type AuditFile, type AuditFileConfig, openAuditFile } from './file-sink.ts';
export { type AuditObserverConfig, createAuditObserver } from './observer.ts';
export type { AuditRecord } from './record.ts';
export { type AuditSeal, readSeals, type SealConfig, type SealStore, sealFile, startSealing } from './seal.ts';
export { type AuditFault, type AuditVerdict, verifyAudit } from './verify.ts';
