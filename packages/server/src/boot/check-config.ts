import { z } from 'zod';
import { StartError } from '../env/start-error.ts';
import type { LoadedApp } from './load-apps.ts';

const operators = z.array(z.email()).optional();

/**
 * Checks each vertical's entry of `buniyad.config.ts` by the vertical's own schema, and the operators' addresses.
 * @throws StartError with a line for each fault
 */
export function checkConfig({ verticals, config }: Pick<LoadedApp, 'verticals' | 'config'>): void {
  const lines = verticals.flatMap(({ id, config: schema }) => {
    const result = schema.safeParse(config.verticals[id] ?? {});
    const issues = result.success ? [] : result.error.issues;
    return issues.map(({ path, message }) => `buniyad.config.ts: verticals.${[id, ...path].join('.')}: ${message}`);
  });
  const named = operators.safeParse(config.operators).success
    ? []
    : ['buniyad.config.ts: operators: a list of e-mail addresses, such as ["amina@example.com"]'];
  lines.push(...named);
  if (lines.length > 0) throw new StartError(...lines);
}
