import { basename, resolve } from 'node:path';
import { type Foundation, layFoundation } from '../boot/foundation.ts';
import { giveUp } from '../boot/give-up.ts';
import { listen } from '../boot/listen.ts';
import { modelLine } from '../boot/model-line.ts';
import { openServer } from '../boot/open-server.ts';
import { keepAlive } from '../boot/process-life.ts';
import { openTerminal, type Terminal } from '../boot/terminal.ts';
import { welcome } from '../boot/welcome.ts';
import { loadEnvIn } from '../env/load-env-file.ts';
import { readEnv } from '../env/read-env.ts';
import { newLifecycle } from '../http/lifecycle.ts';
import type { InferenceService } from '../inference/create-inference-service.ts';
import { mountVerticals } from '../mount.ts';
import { createAfterlife } from '../trpc/outlive.ts';
import { devListener } from './dev-listener.ts';
import { type DevWeb, openDevWeb } from './dev-web.ts';
import { createReloadingHost } from './reloading-host.ts';

/**
 * Runs the app in a folder with hot reload of screens and server: one process, one origin, the same database throughout.
 * @param folder `apps/<id>`, with `src/app.ts` that exports `app`
 */
export async function runDev(folder: string): Promise<void> {
  const terminal = openTerminal();
  try {
    loadEnvIn(process.cwd());
    const env = readEnv(process.env);
    const root = resolve(folder, '../..');
    const foundation = await layFoundation(env, root, terminal);
    try {
      await run(root, basename(resolve(folder)), foundation, terminal);
    } catch (error) {
      await foundation.db.close();
      throw error;
    }
  } catch (error) {
    giveUp(error, terminal);
  }
}

async function run(root: string, id: string, foundation: Foundation, { say, log }: Terminal): Promise<void> {
  const { env, db, port, dataDir, addresses, secrets } = foundation;
  const server = openServer();
  const webs = new Map<string, DevWeb>();
  const open = async (appId: string, basePath: string): Promise<DevWeb> => {
    const web = webs.get(appId) ?? (await openDevWeb({ root, id: appId, basePath, server }));
    webs.set(appId, web);
    return web;
  };
  const life = newLifecycle();
  const afterlife = createAfterlife(log);
  const { outlive } = afterlife;
  let service: InferenceService | undefined;
  const own = await open(id, '/');
  const host = createReloadingHost(own.runner, async (modules) => {
    const { app } = modules.app;
    const { exposed } = addresses;
    const settings = app.config.inference;
    const [secret = ''] = secrets;
    service ??= modules.host.openDevInference({ env, exposed, dataDir, root, settings, secret, life, log });
    for (const { vertical, basePath } of mountVerticals(app)) await open(vertical.id, basePath);
    return modules.host.openDevHost({
      app,
      foundation,
      webOf: (appId) => webOf(webs, appId),
      life,
      inference: service,
      outlive,
      log,
      say,
      dev: true,
    });
  });
  const first = await host.current();
  const longestFirst = () => [...webs.values()].sort((a, b) => b.basePath.length - a.basePath.length);
  server.on('request', devListener(host, longestFirst, log));
  await listen(server, port, env.HOST);
  keepAlive({
    server,
    life,
    async beforeDrain() {
      await Promise.all([...webs.values()].map((web) => web.close()));
    },
    afterlife,
    endStreams: host.endStreams,
    stopWorkers: host.stopWorkers,
    idle: host.idle,
    stopModel: async () => service?.stop(),
    close: () => db.close(),
    say,
    log,
  });
  const { name, inbox, demo, inference } = first;
  const embedded = db.kind === 'embedded';
  const model = await modelLine(inference, say);
  for (const line of welcome({ name, env, addresses, port, dataDir, embedded, demo, inbox, model })) say(line);
}

function webOf(webs: ReadonlyMap<string, DevWeb>, id: string) {
  const found = webs.get(id);
  if (!found) throw new Error(`There is no Vite for apps/${id}`);
  return found.web;
}
