/** The gateway as a process: listens, tells its parent, loads the model, and ends when it is told or its parent is gone. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { newToken } from '../http/bearer-token.ts';
import { Gateway } from '../http/gateway.ts';
import { listen, listenOnLoopback, type Server } from '../http/listen.ts';
import type { ModelFiles } from '../http/model-files.ts';
import { loadLlama } from '../llama/load-llama.ts';
import { openModel } from '../llama/open-model.ts';
import type { Exposure } from './exposure.ts';
import { fileHash } from './file-hash.ts';
import { failedMessage, tellParent } from './messages.ts';
import { removeRuntimeFile, writeRuntimeFile } from './runtime-file.ts';
import type { GatewaySettings } from './settings.ts';
import { onStopSignals } from './stop-signals.ts';

/** Milliseconds that connections get to take the rest of their answers once the requests are done. */
const lastBytes = 1000;

/** Milliseconds after the drain at which the process ends whatever hangs. */
const hardStop = 1500;

/** Runs until a signal, or until the parent's IPC channel closes; then it ends the process. */
export async function runGateway(settings: GatewaySettings): Promise<void> {
  const token = newToken();
  const { limits = {}, sampling, tenantKey } = settings;
  const cleanUps: (() => Promise<void>)[] = [];
  const modelFiles = await filesIn(settings.modelsFolder, cleanUps);
  const gateway = new Gateway({ token, limits, sampling, tenantKey, modelFiles, onFailure: report });
  const end = async () => {
    setTimeout(abort, settings.drain + hardStop).unref();
    await gateway.drain(settings.drain);
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
    process.exit(0);
  };
  const abort = () => process.exit(1);
  onStopSignals(() => void end().catch(abort), abort);
  process.once('disconnect', abort);
  // The parent may have ended while this program was being loaded.
  if (process.connected === false) abort();
  try {
    const { port, servers } = await listenOnLoopback(
      (request, response) => void gateway.handle(request, response),
      settings.port,
    );
    const exposed = settings.exposure ? [await expose(gateway, settings.exposure)] : [];
    const url = `http://127.0.0.1:${port}`;
    writeRuntimeFile(settings.runtimeFile, { url, token, pid: process.pid });
    process.once('exit', () => removeRuntimeFile(settings.runtimeFile, process.pid));
    const state = await serveModel(gateway, settings, cleanUps);
    cleanUps.push(() => closeServers([...servers, ...exposed]));
    await tellParent({ type: 'ready', url, token, pid: process.pid, state });
  } catch (cause) {
    await tellParent(failedMessage(cause));
    report(cause);
    process.exit(1);
  }
}

/** What fetches is loaded only where it may be used. */
async function filesIn(folder: string | undefined, cleanUps: (() => Promise<void>)[]): Promise<ModelFiles | undefined> {
  if (folder === undefined) return undefined;
  const { openModelFiles } = await import('../models/model-files.ts');
  const { files, close } = openModelFiles(folder);
  cleanUps.push(close);
  return files;
}

function expose(gateway: Gateway, { address, port, hosts, key, tls }: Exposure): Promise<Server> {
  const pair = tls && { cert: readFileSync(tls.certificate, 'utf8'), key: readFileSync(tls.key, 'utf8') };
  const handle = gateway.handlerOf({ token: key, allowedHosts: hosts, allowedOrigins: [], isForOthers: true });
  return listen((request, response) => void handle(request, response), address, port, pair);
}

async function serveModel(
  gateway: Gateway,
  { modelPath, contextSize, sequences, threads = Math.max(1, availableParallelism() - 1) }: GatewaySettings,
  cleanUps: (() => Promise<void>)[],
): Promise<'ready' | 'no_model'> {
  if (modelPath === null) {
    gateway.serveNothing();
    return 'no_model';
  }
  const loaded = await loadLlama(threads);
  cleanUps.push(() => loaded.llama.dispose());
  const model = await openModel(loaded, { path: modelPath, contextSize, sequences, threads });
  cleanUps.push(() => model.dispose());
  const served = gateway.serve(model);
  fileHash(modelPath).then((hash) => {
    served.sha256 = hash;
  }, report);
  return 'ready';
}

async function closeServers(servers: readonly Server[]): Promise<void> {
  const closed = servers.map((server) => {
    const close = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    return close;
  });
  await Promise.race([Promise.all(closed), sleep(lastBytes)]);
  for (const server of servers) server.closeAllConnections();
}

/** To standard error, where the parent's log reads it; messages hold no text of requests. */
function report(cause: unknown): void {
  process.stderr.write(`gateway: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
}
