/** Calls every procedure as everybody, and says what went wrong. */
import { allows } from '@repo/auth/roles';
import type { Database } from '@repo/db';
import { checksumOrganization, lastWrite } from '@repo/db/testing';
import { callProcedure, type Outcome } from './call-procedure.ts';
import { namedRows } from './foreign-rows.ts';
import type { ProcedureType, SampledProcedure } from './load-samples.ts';
import type { Sample } from './samples.ts';
import type { Principal, Scene } from './scene.ts';

export interface Fault {
  /** It showed something of the other organization, it changed something there, or it answered otherwise than it must. */
  readonly kind: 'shown' | 'changed' | 'answer';
  /** A sentence with procedure and caller. */
  readonly what: string;
}

export interface MatrixResult {
  readonly calls: number;
  readonly faults: readonly Fault[];
}

export interface MatrixOptions {
  readonly scene: Scene;
  /** For checksums and rows, whatever the calls are given. */
  readonly db: Database;
  /** What the calls are given; differs from `db` where a layer is taken away. */
  readonly variant?: Database;
  readonly procedures: readonly SampledProcedure[];
  /** Who calls; all strangers of the scene unless said otherwise. */
  readonly principals?: readonly Principal[];
}

/** Every procedure as every stranger, with ids of the scene's organization. */
export async function runMatrix(options: MatrixOptions): Promise<MatrixResult> {
  const { scene, db, variant = db, procedures, principals = scene.strangers } = options;
  const faults: Fault[] = [];
  let calls = 0;
  let write = await lastWrite(db);
  let sums = await checksumOrganization(db, scene.tables, scene.orgId);
  for (const { path, type, samples } of procedures) {
    for (const [sample, principal] of pairs(samples, principals)) {
      const report = (kind: Fault['kind'], what: string) =>
        faults.push({ kind, what: `${path} as ${principal.name}: ${what}` });
      const { foreign, named, given } = namedRows(scene.rows, false);
      const outcome = await callProcedure(scene.router, scene.contextOf(variant, principal), path, sample.input(foreign));
      calls += 1;
      for (const id of given) scene.given.add(id);
      for (const found of scene.findIn(outcome.text)) report('shown', found);
      const wanted = wantedOf(sample, type, principal, named());
      if (wanted !== codeOf(outcome, named())) report('answer', `${wanted} is wanted, not ${outcome.text.slice(0, 200)}`);
      // Most of them write nothing at all, and reading every table is slow.
      const before = write;
      write = await lastWrite(db);
      if (write === before) continue;
      const after = await checksumOrganization(db, scene.tables, scene.orgId);
      for (const table of Object.keys(after)) if (after[table] !== sums[table]) report('changed', table);
      sums = after;
    }
  }
  return { calls, faults };
}

export interface OwnResult {
  readonly faults: readonly Fault[];
  /** Procedures whose answer had something of the organization in it. */
  readonly shown: readonly string[];
}

/** The same inputs as the organization's own owner, who must succeed: otherwise what strangers are refused proves nothing. */
export async function runAsOwner({ scene, db, procedures }: MatrixOptions): Promise<OwnResult> {
  const faults: Fault[] = [];
  const shown: string[] = [];
  for (const { path, samples } of procedures) {
    for (const sample of samples) {
      const { foreign } = namedRows(scene.rows, true);
      const outcome = await callProcedure(scene.router, scene.contextOf(db, scene.owner), path, sample.input(foreign));
      const wanted = sample.meets ?? 'success';
      const code = outcome.ok ? 'success' : outcome.error.code;
      if (code !== wanted)
        faults.push({ kind: 'answer', what: `${path} as ${scene.owner.name}: ${wanted} is wanted, not ${outcome.text}` });
      if (scene.findIn(outcome.text).length > 0) shown.push(path);
    }
  }
  return { faults, shown };
}

/** Who is refused before any row is looked for gets that code; who names a foreign row is told that it is not there. */
function wantedOf(
  { access, may, foreign }: Sample<unknown>,
  type: ProcedureType,
  { userId, role }: Principal,
  named: boolean,
): string {
  if (access !== 'everybody' && userId === null) return 'UNAUTHENTICATED';
  if (access === 'organization') {
    if (role === null) return 'ORGANIZATION_REQUIRED';
    const allowed = may ? may(role) : allows(role, 'data', type === 'mutation' ? 'write' : 'read');
    if (!allowed) return 'FORBIDDEN';
  }
  return foreign ?? (named ? 'not-found' : 'success');
}

/** Of a row that is not found the kind, because each noun has a code of its own. */
function codeOf(outcome: Outcome, named: boolean): string {
  if (outcome.ok) return 'success';
  const { code, kind } = outcome.error;
  return named && kind === 'not-found' ? kind : code;
}

function pairs<A, B>(left: readonly A[], right: readonly B[]): [A, B][] {
  return left.flatMap((a) => right.map((b): [A, B] => [a, b]));
}
