/** What a transaction of the platform does with organizations' rows, and the entry in the audit log that it leaves. */
import { type AuditActorKind, appendAudit, platformOrg } from '../audit/append-audit.ts';
import type { Tx } from '../client.ts';
import { tenantDelegates } from './tenant-models.ts';

/** Why the platform opens a transaction, and who has it do so. */
export interface PlatformPurpose {
  /** For whoever reads the log and the audit log: from the program, never what somebody typed. */
  readonly reason: string;
  readonly by: { readonly kind: AuditActorKind; readonly id: string | null };
  readonly requestId?: string;
}

/** A reason alone is the process's own. */
export const purposeOf = (purpose: string | PlatformPurpose): PlatformPurpose =>
  typeof purpose === 'string' ? { reason: purpose, by: { kind: 'system', id: null } } : purpose;

interface Access {
  readonly organizations: Set<string>;
  /** A statement named no organization. */
  every: boolean;
  changes: boolean;
  /** The transaction tells of itself in the chain of the platform. */
  told: boolean;
}

const log = 'auditEntry';
const reading = /^(find|count|aggregate|groupBy)/;

/**
 * Runs `fn` and, where it has used the tables of tenants, writes an entry to the chain of the platform: who, why, how many
 * organizations or which one, and whether something was changed. Not where `fn` has written one there itself, which says more.
 */
export async function tellingAccess<T>(purpose: PlatformPurpose, tx: Tx, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const access: Access = { organizations: new Set(), every: false, changes: false, told: false };
  const result = await fn(watched(tx, access));
  if (access.told || !(access.every || access.organizations.size > 0)) return result;
  const { reason, by, requestId = '' } = purpose;
  const [first] = access.organizations;
  const only = !access.every && access.organizations.size === 1 ? first : undefined;
  const organizations = access.every ? await tx.organization.count() : access.organizations.size;
  await appendAudit(tx, {
    orgId: platformOrg,
    actor: by,
    action: 'platform.access',
    ...(only === undefined ? {} : { target: { kind: 'organization', id: only } }),
    details: { reason, organizations: String(organizations), changes: String(access.changes) },
    requestId,
    at: new Date(),
  });
  return result;
}

function watched(tx: Tx, access: Access): Tx {
  return new Proxy(tx, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      const isTenants = typeof property === 'string' && tenantDelegates.has(property);
      return isTenants && typeof value === 'object' && value !== null ? watchedModel(property, value, access) : value;
    },
  });
}

function watchedModel(name: string, model: object, access: Access): object {
  return new Proxy(model, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof property !== 'string' || typeof value !== 'function') return value;
      return (args?: unknown): unknown => {
        note(name, property, args, access);
        return Reflect.apply(value, target, args === undefined ? [] : [args]);
      };
    },
  });
}

function note(model: string, method: string, args: unknown, access: Access): void {
  const named = organizationsIn(args);
  if (model === log && method.startsWith('create')) {
    access.told ||= named.includes(platformOrg);
    return;
  }
  access.changes ||= !reading.test(method);
  for (const organization of named) access.organizations.add(organization);
  access.every ||= named.length === 0;
}

/** Organizations that a condition or the rows to write name. */
function organizationsIn(args: unknown): readonly string[] {
  const condition = field(args, 'where');
  const key = isObject(condition) ? Object.entries(condition).find(([name]) => name.startsWith('orgId_'))?.[1] : undefined;
  const written = [field(args, 'data'), field(args, 'create')].flat();
  return [condition, key, ...written].flatMap((part) => textsOf(field(part, 'orgId')));
}

/** An organization, or `{ in: […] }`. */
function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = [value, field(value, 'in'), field(value, 'equals')].flat();
  return values.filter((each) => typeof each === 'string');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown => (isObject(value) ? Reflect.get(value, name) : undefined);
