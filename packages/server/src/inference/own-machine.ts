import { join } from 'node:path';
import type { Clock } from '@repo/inference';
import type { Log } from '../log/log.ts';
import { refusedState } from './allowed-model.ts';
import type { InferenceServiceOptions } from './create-inference-service.ts';
import { createEmbeddedModel, isAtWork } from './embedded-model.ts';
import { createFoundServer } from './found-server.ts';
import { makeModelFolder } from './model-file.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import type { Source } from './source.ts';

export interface OwnMachineOptions extends InferenceServiceOptions {
  readonly dataDir: string;
  readonly guard: ModelGuard;
  readonly clock: Clock;
}

/** What is in use stays in use: a server is looked for while no file is loaded, and a file while no server is found. */
export function ownMachine({ dataDir, guard, clock, ...options }: OwnMachineOptions): Source {
  const { env, root, settings, life, log, threads, look = {} } = options;
  if (guard.policy.profile !== 'local' && guard.policy.jurisdiction === null) return lawless;
  if (env.MODEL_PATH === undefined) readyFolder(dataDir, log);
  const found = createFoundServer({ wanted: settings?.model, guard, ...look, clock });
  const embedded = createEmbeddedModel({
    folders: { modelPath: env.MODEL_PATH, root, dataDir },
    entry: options.entry ?? { path: join(root, 'packages/gateway/dist/gateway.js') },
    runtimeFile: join(dataDir, 'gateway.json'),
    guard,
    life,
    log,
    ...(threads === undefined ? {} : { threads }),
  });
  return {
    async current() {
      if (!found.inUse && isAtWork(embedded.state)) return embedded.begin();
      const server = await found.look();
      if (server) return server;
      const own = await embedded.begin();
      return own.state === 'none' ? (found.refused ?? own) : own;
    },
    async stop() {
      await Promise.all([found.stop(), embedded.stop()]);
    },
  };
}

/** Nobody said under whose law this machine stands: nothing on it is looked for. */
const lawless: Source = { current: async () => refusedState('no_jurisdiction'), stop: async () => {} };

function readyFolder(dataDir: string, log: Log): void {
  try {
    makeModelFolder(dataDir);
  } catch (err) {
    log.warn({ err }, 'the folder of models could not be made');
  }
}
