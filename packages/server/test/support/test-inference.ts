/** Services of a model for one test each, with a folder, servers and a clock that are cleaned up behind it. */
import { sourceEntry } from '@repo/gateway/testing';
import { systemClock } from '@repo/inference';
import type { ScriptedServer } from '@repo/inference/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach } from 'vitest';
import { newLifecycle } from '../../src/http/lifecycle.ts';
import {
  createInferenceService,
  type InferenceService,
  type InferenceServiceOptions,
  type LookOptions,
} from '../../src/inference/create-inference-service.ts';
import type { InferenceState, ServedModel } from '../../src/inference/port.ts';
import { silentLog } from '../../src/testing/test-context.ts';

export interface ServiceWishes extends Partial<Omit<InferenceServiceOptions, 'env'>> {
  readonly env?: Partial<InferenceServiceOptions['env']>;
}

export interface InferenceKit {
  /** Root and data folder of the services. */
  readonly folder: string;
  /** On one's own machine, with nothing set and no place to look at unless wished otherwise. */
  service(wishes?: ServiceWishes): InferenceService;
  /** Closes the server after the test. */
  running(start: Promise<ScriptedServer>): Promise<ScriptedServer>;
  atEnd(close: () => Promise<unknown>): void;
  /** Moves the clock that services keep; limits of requests are real. */
  pass(ms: number): void;
}

/** Call it once a file. */
export function inferenceKit(): InferenceKit {
  let folder: TempDir;
  let nowMs = 0;
  const open: (() => Promise<unknown>)[] = [];
  const clock = { ...systemClock, monotonicMs: () => nowMs };
  beforeEach(() => {
    folder = tempDir('inference');
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    folder.remove();
  });
  return {
    get folder() {
      return folder.path;
    },
    service({ env, ...wishes } = {}) {
      const made = createInferenceService({
        env: { DATABASE_URL: undefined, DATA_DIR: folder.path, ...env },
        secret: 's'.repeat(40),
        exposed: false,
        dataDir: folder.path,
        root: folder.path,
        life: newLifecycle(),
        log: silentLog,
        look: { places: [] },
        entry: sourceEntry,
        threads: 1,
        clock,
        ...wishes,
      });
      open.push(() => made.stop());
      return made;
    },
    async running(start) {
      const server = await start;
      open.push(() => server.close());
      return server;
    },
    atEnd: (close) => void open.push(close),
    pass(ms) {
      nowMs += ms;
    },
  };
}

/** The limit is generous, as the machine may be busy. */
export const lookAt = (...places: NonNullable<LookOptions['places']>): LookOptions => ({ places, limitMs: 5_000 });

/** The model of a state that is ready; another state fails the test. */
export function modelOf(state: InferenceState): ServedModel {
  if (state.state !== 'ready') throw new Error(`Expected a model, and it is ${JSON.stringify(state)}`);
  return state.model;
}
