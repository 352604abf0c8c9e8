import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import { z } from 'zod';
import { openApiOf } from '../http-api/open-api.ts';
import { operationsOf } from '../http-api/operations.ts';

/** The router of a manifest against `src/api/<noun>/<verb>-<noun>.ts`, one procedure a file, each strict about its input. */
export async function checkProcedures(router: AnyRouter, api: string): Promise<string[]> {
  const mounted = new Map<unknown, string>(
    Object.entries<AnyProcedure>(router._def.procedures).map(([path, value]) => [value, path]),
  );
  const problems: string[] = [];
  const found = new Set<unknown>();
  for (const file of procedureFiles(api)) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(api, file)).href);
    const procedures = Object.values(exported).filter(isProcedure);
    if (procedures.length > 1) problems.push(`src/api/${file} exports ${procedures.length} procedures instead of one`);
    for (const procedure of procedures) {
      found.add(procedure);
      if (!mounted.has(procedure)) problems.push(`the procedure of src/api/${file} is not in the router`);
    }
  }
  for (const [procedure, path] of mounted) {
    if (!found.has(procedure)) problems.push(`${path} of the router is in no file src/api/<noun>/<verb>-<noun>.ts`);
    if (isProcedure(procedure)) problems.push(...checkSchemas(procedure, path));
  }
  try {
    openApiOf({ operations: operationsOf(router), title: 'check', publicUrl: new URL('http://localhost') });
  } catch (error) {
    problems.push(`the API document of the router cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
  return problems;
}

/** `quote/save-quote.ts`, `quote/list-quotes.ts`; what exports no procedure is a helper. */
function procedureFiles(api: string): string[] {
  if (!existsSync(api)) return [];
  const nouns = readdirSync(api, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return nouns.flatMap(({ name: noun }) =>
    readdirSync(join(api, noun))
      .filter(
        (file) => /^[a-z][a-z-]*-/.test(file) && [`-${noun}`, `-${noun}s`].some((end) => basename(file, '.ts').endsWith(end)),
      )
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${noun}/${file}`),
  );
}

function isProcedure(value: unknown): value is AnyProcedure {
  return typeof value === 'function' && '_def' in value && isRecord(value._def) && value._def.procedure === true;
}

function checkSchemas({ _def: definition }: AnyProcedure, path: string): string[] {
  const inputs: unknown[] = 'inputs' in definition && Array.isArray(definition.inputs) ? definition.inputs : [];
  const loose = inputs.filter((input) => input instanceof z.ZodObject && !(input.def.catchall instanceof z.ZodNever));
  const output = 'output' in definition && definition.output !== undefined;
  return [
    ...(loose.length > 0 ? [`the input of ${path} takes unknown keys: use z.strictObject`] : []),
    ...(output ? [] : [`${path} has no output schema`]),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
