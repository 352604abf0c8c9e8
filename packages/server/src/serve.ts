import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from './app.ts';
import { keepAuditAnchors } from './boot/audit-anchors.ts';
import { type Foundation, layFoundation } from './boot/foundation.ts';
import { giveUp } from './boot/give-up.ts';
import { buildHouse } from './boot/house.ts';
import { keepUp } from './boot/keep-up.ts';
import { listen } from './boot/listen.ts';
import { modelLine } from './boot/model-line.ts';
import { openServer } from './boot/open-server.ts';
import { keepAlive } from './boot/process-life.ts';
import { openTerminal, type Terminal } from './boot/terminal.ts';
import { welcome } from './boot/welcome.ts';
import { loadEnvIn } from './env/load-env-file.ts';
import { readEnv } from './env/read-env.ts';
import { createHost } from './host/create-host.ts';
import { requestListener } from './host/request-listener.ts';
import { newLifecycle } from './http/lifecycle.ts';
import { createInferenceService, type InferenceServiceOptions } from './inference/create-inference-service.ts';
import { createAfterlife } from './trpc/outlive.ts';
import { openBuiltWeb } from './web/built-web.ts';
import { findRoot } from './web/find-root.ts';

export interface ServeOptions {
  /** Where servers are looked for and how many threads an embedded model takes: tests say it. */
  readonly inference?: Pick<InferenceServiceOptions, 'look' | 'threads'>;
}

/**
 * Runs a built app as this process, until Ctrl-C or SIGTERM. What stops it from starting is one clear line and exit code 1.
 *
 * @example
 * // apps/shop/src/main.ts
 * await serve(app);
 */
export async function serve(app: App, options: ServeOptions = {}): Promise<void> {
  const terminal = openTerminal();
  try {
    loadEnvIn(process.cwd());
    const env = readEnv(process.env);
    const root = findRoot(app.id, [dirname(fileURLToPath(import.meta.url)), process.cwd()]);
    const foundation = await layFoundation(env, root, terminal);
    try {
      await run(app, root, foundation, terminal, options);
    } catch (error) {
      await foundation.db.close();
      throw error;
    }
  } catch (error) {
    giveUp(error, terminal);
  }
}

async function run(
  app: App,
  root: string,
  foundation: Foundation,
  { say, log }: Terminal,
  { inference: wishes }: ServeOptions,
): Promise<void> {
  const { env, db, port, dataDir, addresses, secrets } = foundation;
  const life = newLifecycle();
  const webOf = (id: string) => openBuiltWeb(root, id);
  const settings = app.config.inference;
  const { exposed } = addresses;
  const [secret = ''] = secrets;
  const inference = createInferenceService({ env, exposed, dataDir, root, settings, secret, life, log, ...wishes });
  const afterlife = createAfterlife(log);
  const { outlive } = afterlife;
  const house = await buildHouse({ app, foundation, webOf, life, inference, outlive, log, say });
  const host = createHost(house.host);
  const server = openServer(requestListener(host));
  await listen(server, port, env.HOST);
  const { idle, jobs, metering } = house;
  outlive((signal) => keepUp({ db, metering, log }, signal));
  const endStreams = async () => host.endStreams();
  const anchors = keepAuditAnchors({ db, dataDir, now: () => new Date(), log });
  const close = async () => {
    await anchors.stop();
    await db.close();
  };
  const stopWorkers = jobs.stop;
  keepAlive({ server, life, afterlife, endStreams, stopWorkers, idle, stopModel: inference.stop, close, say, log });
  const embedded = db.kind === 'embedded';
  const { inbox } = house.host;
  const demo = house.demo !== null;
  const name = app.brand.name.en;
  const model = await modelLine(inference, say);
  for (const line of welcome({ name, env, addresses, port, dataDir, embedded, demo, inbox, model })) say(line);
}
