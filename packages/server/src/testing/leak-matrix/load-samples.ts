/** The samples of an app: its verticals' own files, and those of the platform. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import type { App } from '../../app.ts';
import { platformSamples } from './platform-samples.ts';
import { type PrepareContext, Sample } from './samples.ts';

export type ProcedureType = 'query' | 'mutation' | 'subscription';

/** One procedure with its samples. */
export interface SampledProcedure {
  /** "shop.order.save" */
  readonly path: string;
  readonly type: ProcedureType;
  readonly samples: readonly Sample<unknown>[];
}

export interface AppSamples {
  /** By the router's key: "platform", "shop". */
  readonly byKey: Readonly<Record<string, object>>;
  readonly prepare: readonly ((context: PrepareContext) => Promise<void>)[];
  /** Entries of `buniyad.config.ts` that tests need otherwise. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Where a vertical keeps its samples, below its folder. */
const samplesFile = 'src/testing/leak-samples.ts';

/**
 * @param root root of the repository
 * @throws Error when a vertical has no samples
 */
export async function loadSamples(app: App, root: string): Promise<AppSamples> {
  const byKey: Record<string, object> = { platform: platformSamples.samples };
  const prepare: AppSamples['prepare'][number][] = platformSamples.prepare ? [platformSamples.prepare] : [];
  const config: Record<string, unknown> = {};
  for (const { id } of app.verticals) {
    const file = join(root, 'apps', id, samplesFile);
    if (!existsSync(file)) throw new Error(`apps/${id}/${samplesFile} is missing: every procedure needs a sample`);
    const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
    const own = exported.leakSamples;
    if (!isLeakSamples(own)) throw new Error(`apps/${id}/${samplesFile} exports no leakSamples`);
    byKey[id] = own.samples;
    if (own.prepare) prepare.push(own.prepare);
    if ('config' in own) config[id] = own.config;
  }
  return { byKey, prepare, config };
}

interface LoadedSamples {
  readonly samples: object;
  readonly prepare?: AppSamples['prepare'][number];
  readonly config?: unknown;
}

function isLeakSamples(value: unknown): value is LoadedSamples {
  return isObject(value) && isObject(value.samples);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What does not agree: procedures without a sample, samples without a procedure; a sentence each. */
export function compareSamples(router: AnyRouter, byKey: AppSamples['byKey']): string[] {
  const procedures = Object.keys(router._def.procedures);
  const sampled = new Set(leavesOf(byKey).map(([path]) => path));
  return [
    ...procedures.filter((path) => !sampled.has(path)).map((path) => `${path} has no sample`),
    ...[...sampled].filter((path) => !procedures.includes(path)).map((path) => `the sample ${path} names no procedure`),
  ];
}

/** Every procedure of the router in its order, without those that have no sample. */
export function sampledProcedures(router: AnyRouter, byKey: AppSamples['byKey']): SampledProcedure[] {
  const leaves = new Map(leavesOf(byKey));
  return Object.entries<AnyProcedure>(router._def.procedures).flatMap(([path, { _def: definition }]) => {
    const samples = leaves.get(path);
    return samples ? [{ path, type: definition.type, samples }] : [];
  });
}

function leavesOf(tree: object, above = ''): [path: string, samples: readonly Sample<unknown>[]][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = `${above}${key}`;
    const samples = samplesOf(value);
    if (samples) return [[path, samples]];
    return isObject(value) ? leavesOf(value, `${path}.`) : [];
  });
}

/** Null for a value that holds samples further down. */
function samplesOf(value: unknown): readonly Sample<unknown>[] | null {
  if (value instanceof Sample) return [value];
  if (typeof value === 'function') return [new Sample((foreign): unknown => value(foreign))];
  return Array.isArray(value) ? value.flatMap((each) => samplesOf(each) ?? []) : null;
}
