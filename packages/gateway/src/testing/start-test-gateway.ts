/** The real gateway in its own process, on one thread, with a folder of its own. */
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import {
  type GatewayConnection,
  type RunningGateway,
  type StartGatewayOptions,
  startGateway,
} from '../process/start-gateway.ts';
import { programEntry } from './program-entry.ts';
import { type ScriptedGgufOptions, writeScriptedGguf } from './scripted-gguf.ts';
import { type Answer, type CallOptions, call } from './serve-gateway.ts';

export interface TestGateway {
  readonly gateway: RunningGateway;
  /** As it was after the first start. */
  readonly connection: GatewayConnection;
  readonly runtimeFile: string;
  readonly modelPath: string | null;
  /** Calls a path of the first start's address with its token. */
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** Posts a chat about `سلام` with these fields. */
  chat(body?: object): Promise<Answer>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

export interface TestGatewayOptions extends Partial<Omit<StartGatewayOptions, 'modelPath'>> {
  /** The script of the model, or null for a gateway without one. */
  readonly script: ScriptedGgufOptions | null;
}

/** A model that never ends its answer: `گندم اور چاولگندم اور …`. */
export const endlessScript: ScriptedGgufOptions = { pieces: ['گندم', ' اور', ' چاول'], loop: true, contextLength: 8192 };

export async function startTestGateway({ script, ...options }: TestGatewayOptions): Promise<TestGateway> {
  const folder = tempDir('gateway');
  const modelPath = script && join(folder.path, 'scripted.gguf');
  if (script && modelPath) writeScriptedGguf(modelPath, script);
  const runtimeFile = join(folder.path, 'run', 'gateway.json');
  const settings = { entry: programEntry(), threads: 1, drain: 100, runtimeFile, modelPath, ...options };
  const gateway = await startGateway(settings).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  const connection = await gateway.connection();
  const authorization = `Bearer ${connection.token}`;
  const callPath: TestGateway['call'] = (path, { headers, ...rest } = {}) =>
    call(connection.url + path, { headers: { authorization, ...headers }, ...rest });
  return {
    gateway,
    connection,
    runtimeFile,
    modelPath,
    call: callPath,
    chat(fields = {}) {
      const body = JSON.stringify({ messages: [{ role: 'user', content: 'سلام' }], ...fields });
      return callPath('/v1/chat/completions', { method: 'POST', body });
    },
    async close() {
      await gateway.stop();
      folder.remove();
    },
  };
}
