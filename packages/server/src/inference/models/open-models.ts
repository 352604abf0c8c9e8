import { join } from 'node:path';
import { createSourceFetch, modelShelf } from '@repo/gateway/models';
import { createDiscovery } from '@repo/inference';
import type { Env } from '../../env/schema.ts';
import type { Log } from '../../log/log.ts';
import { createModelDesk, type ModelDesk } from './model-desk.ts';

export interface OpenModelsOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'INFERENCE_URL' | 'MODEL_PATH'>;
  readonly exposed: boolean;
  readonly dataDir: string | null;
  readonly log: Log;
}

/** Model files are chosen in a browser on one's own machine alone: elsewhere every owner of an organization would fill its disk. */
export function openModels({ env, exposed, dataDir, log }: OpenModelsOptions): ModelDesk {
  if (exposed) return { refused: 'exposed' };
  if (env.DATABASE_URL !== undefined || dataDir === null) return { refused: 'database' };
  const discovery = createDiscovery();
  const file = env.MODEL_PATH === undefined ? null : 'MODEL_PATH';
  const folder = join(dataDir, 'models');
  return createModelDesk({
    folder,
    shelf: modelShelf(),
    fetch: createSourceFetch(folder).fetch,
    overruledBy: env.INFERENCE_URL === undefined ? file : 'INFERENCE_URL',
    servers: () => discovery.find(),
    log,
  });
}
