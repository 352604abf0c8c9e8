import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type GatewayEntry, GatewayError, type RunningGateway, type StartGatewayOptions, startGateway } from '@repo/gateway';
import { createInference, type EndpointConfig, type Inference, InferenceError, type ModelCard } from '@repo/inference';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import { refusedState } from './allowed-model.ts';
import { chosenModelFile, fileFailure, findModelFile, type ModelFile, type ModelFolders, modelFolder } from './model-file.ts';
import { patience } from './patience.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import { type RefusalReason, refusalOf } from './policy/refusal.ts';
import type { ChosenFile, EmbeddedFailure, InferenceState } from './port.ts';
import { readyState } from './ready-state.ts';

export interface EmbeddedModelOptions {
  readonly folders: ModelFolders;
  readonly entry: GatewayEntry;
  readonly runtimeFile: string;
  /** Default: one less than the processors. */
  readonly threads?: number;
  readonly guard: ModelGuard;
  /** Of this process: Ctrl-C in a terminal ends the gateway too, which is no failure then. */
  readonly life: Readonly<Lifecycle>;
  readonly log: Log;
}

/** The gateway that this process starts where nothing else serves a model. */
export interface EmbeddedModel {
  /** As it is now; `none`, with the folder that is read, until a file was found. */
  readonly state: InferenceState;
  /**
   * Begins to load a file, if there is one and none is in use, or another one was chosen, or the one in use was taken away. One that
   * failed is not tried again before it changed. Gives the state; never waits for a model.
   */
  begin(): Promise<InferenceState>;
  stop(): Promise<void>;
}

/** Milliseconds that requests get to end when the gateway is stopped: what this host asked has ended by then. */
const drainTime = 500;

export function createEmbeddedModel(options: EmbeddedModelOptions): EmbeddedModel {
  const { folders, entry, runtimeFile, threads, guard, life, log } = options;
  const stopping = new AbortController();
  const folder = modelFolder(folders.dataDir);
  let state: InferenceState = { state: 'none', folder };
  let chosen: ChosenFile | null = null;
  let tried: string | null = null;
  let client: Inference | null = null;
  let running: Promise<RunningGateway | null> = Promise.resolve(null);
  let present: RunningGateway | null = null;

  const isEnding = () => stopping.signal.aborted || life.draining;
  /** Closes the client when another takes its place: what still runs through it ends with its own error until then. */
  const use = async (next: Inference | null) => {
    const before = client;
    client = next;
    await before?.close();
  };
  const failAs = (reason: EmbeddedFailure, detail: string) => {
    log.warn({ reason, detail }, 'the embedded model is not used');
    state = { state: 'failed', reason, ...(chosen ? { file: chosen } : {}) };
  };
  const refuse = (reason: RefusalReason, model: string) => {
    log.warn({ reason, model }, 'the policy refuses the embedded model');
    state = refusedState(reason, model);
  };
  const fail = (error: unknown) => {
    if (isEnding()) return;
    const refusal = error instanceof InferenceError ? refusalOf(error) : null;
    if (refusal !== null) return refuse(refusal, basename(chosen?.path ?? ''));
    failAs(reasonOf(error), error instanceof Error ? error.message : String(error));
  };
  /** Asks where the gateway is now: each start of it has a token of its own. */
  const serve = async (gateway: RunningGateway) => {
    const { url, token } = await gateway.connection();
    const tenantHeaders: EndpointConfig['tenantHeaders'] = (tenant, salt) => gateway.tenantHeader(tenant, salt);
    stopping.signal.throwIfAborted();
    const baseURL = `${url}/v1`;
    const endpoint: EndpointConfig = {
      ...guard.own,
      id: 'embedded',
      baseURL,
      apiKey: token,
      tokenizer: 'gateway',
      tenantHeaders,
    };
    const next = createInference({ endpoints: [endpoint], timeouts: patience, ...guard.ports });
    await use(next);
    const [model] = await next.models();
    if (!model) throw new Error('the gateway lists no model');
    if (!guard.allows(model.id, endpoint)) return refuse(await guard.refuse(model.id, endpoint), model.id);
    state = readyState({ origin: 'embedded', endpoint, client: next, guard }, model);
  };
  const start = async (modelPath: string): Promise<RunningGateway | null> => {
    const onRestart = (delay: number) => {
      if (isEnding()) return;
      log.warn({ delay }, 'the embedded model ended and is started again');
      void restarted();
    };
    const { signal } = stopping;
    const limits = { drain: drainTime, ...(threads === undefined ? {} : { threads }) };
    const sampling = samplingOf(guard.cardOf(basename(modelPath)));
    try {
      const refusal = await guard.fileRefusal(modelPath);
      if (refusal !== null) {
        refuse(refusal, basename(modelPath));
        return null;
      }
      if (!existsSync(entry.path)) throw new Error(`${entry.path} is missing: npm start builds it`);
      const gateway = await startGateway({ entry, runtimeFile, modelPath, signal, onRestart, ...limits, ...sampling });
      present = gateway;
      void gateway.ended.then(() => {
        if (present === gateway) fail(new Error('the gateway was told to end'));
      });
      await serve(gateway).catch(fail);
      if (state.state !== 'refused') return gateway;
      present = null;
      await use(null);
      await gateway.stop();
      return null;
    } catch (error) {
      fail(error);
      return null;
    }
  };
  const restarted = async () => {
    state = { state: 'starting' };
    // The supervisor has the next connection at hand after this turn.
    await turn();
    const gateway = await running;
    if (gateway) await serve(gateway).catch(fail);
  };

  /** Whether the file in use is not the one to be used any more. */
  const isReplaced = async () => {
    if (chosen === null || chosen.by === 'MODEL_PATH') return false;
    const wanted = await chosenModelFile(folders.dataDir);
    return wanted === null ? !existsSync(chosen.path) : wanted.path !== chosen.path;
  };
  const unload = () => {
    const before = running;
    tried = null;
    chosen = null;
    present = null;
    state = { state: 'none', folder };
    running = before.then(async (gateway) => {
      await use(null);
      await gateway?.stop();
      return null;
    });
    return state;
  };

  return {
    get state() {
      return state;
    },
    async begin() {
      const atWork = isAtWork(state);
      if (isEnding() || (atWork && !(await isReplaced()))) return state;
      const file = await findModelFile(folders);
      if (file === null) return atWork ? unload() : state;
      if (markOf(file) === tried) return state;
      tried = markOf(file);
      const before = running;
      chosen = { by: folders.modelPath === undefined ? 'folder' : 'MODEL_PATH', path: file.path, folder };
      const failure = await fileFailure(file);
      if (isEnding()) return state;
      if (failure !== null) {
        failAs(failure, file.path);
        return state;
      }
      state = { state: 'loading' };
      log.info({ file: basename(file.path) }, 'loading the embedded model');
      running = before.then(async (gateway) => {
        present = null;
        await gateway?.stop();
        return start(file.path);
      });
      return state;
    },
    async stop() {
      stopping.abort();
      state = { state: 'none' };
      await use(null);
      await (await running)?.stop();
    },
  };
}

const markOf = ({ path, version }: ModelFile): string => `${path} ${version}`;

/** Whether a gateway answers, or will without anybody's doing. */
export const isAtWork = ({ state }: InferenceState): boolean =>
  state === 'ready' || state === 'loading' || state === 'starting';

/** What the model's card advises, where a request does not say. */
function samplingOf(card: ModelCard | null): Pick<StartGatewayOptions, 'sampling'> {
  if (!card?.sampling) return {};
  const { temperature, topP } = card.sampling;
  return { sampling: { temperature, ...(topP === null ? {} : { topP }) } };
}

function reasonOf(error: unknown): EmbeddedFailure {
  if (!(error instanceof GatewayError)) return 'start_failed';
  if (error.type === 'model_too_large') return 'too_large';
  return error.type === 'llama_missing' || error.type === 'model_unreadable' ? error.type : 'start_failed';
}
