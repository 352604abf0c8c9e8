/** Prisma's schema engine in its WebAssembly form: it authors migrations without a download. Not a public API, so pinned. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

export type { SchemaEngine };

/** What of the global is used here; Node's types leave it to those of browsers. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** Where the engine leaves the reason of a panic; without it every panic reads "unreachable". */
class PanicRegistry {
  message = '';

  set_message(text: string): void {
    this.message = text;
  }
}

const registry = new PanicRegistry();
let started: Promise<void> | undefined;

async function start(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  const require = createRequire(import.meta.url);
  const bytes = await readFile(require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === 'function') begin();
}

/** An engine that reaches its databases through `factory`. */
export async function openSchemaEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  started ??= start();
  await started;
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Runs a command of the engine; a panic is told with its reason. */
export async function withPanicReason<T>(command: () => Promise<T>): Promise<T> {
  registry.message = '';
  try {
    return await command();
  } catch (cause) {
    throw registry.message ? new Error(registry.message, { cause }) : cause;
  }
}
