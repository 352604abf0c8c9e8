import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import type {} from '../src/testing/program-entry.ts';

const home = join(import.meta.dirname, '..');
/** Inside the package, so that its imports resolve; a folder that git ignores. */
const cache = join(home, 'node_modules', '.cache');

/** Builds the gateway's program as a product does, from what its sources say now, once for all test files. */
export default async function buildProgram(project: TestProject): Promise<() => void> {
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'gateway-tests-'));
  const configFile = join(home, 'vite.config.ts');
  const options = { ssr: 'src/process/main.ts', outDir, sourcemap: false };
  await build({ root: home, configFile, configLoader: 'runner', logLevel: 'error', build: options });
  project.provide('gatewayProgram', join(outDir, 'gateway.js'));
  return () => rmSync(outDir, { recursive: true, force: true });
}
