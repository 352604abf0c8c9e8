import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from './app.ts';
import { type Foundation, layFoundation } from './boot/foundation.ts';
import { giveUp } from './boot/give-up.ts';
import { buildHouse } from './boot/house.ts';
import { listen } from './boot/listen.ts';
import { keepAlive } from './boot/process-life.ts';
import { openTerminal, type Terminal } from './boot/terminal.ts';
import { welcome } from './boot/welcome.ts';
import { loadEnvIn } from './env/load-env-file.ts';
import { readEnv } from './env/read-env.ts';
import { createHost } from './host/create-host.ts';
import { requestListener } from './host/request-listener.ts';
import { newLifecycle } from './http/lifecycle.ts';
import { openBuiltWeb } from './web/built-web.ts';
import { findRoot } from './web/find-root.ts';

/**
 * Runs a built app as this process, until Ctrl-C or SIGTERM. What stops it from starting is one clear line and exit code 1.
 *
 * @example
 * // apps/financing/src/main.ts
 * await serve(app);
 */
export async function serve(app: App): Promise<void> {
  const terminal = openTerminal();
  try {
    loadEnvIn(process.cwd());
    const env = readEnv(process.env);
    const root = findRoot(app.id, [dirname(fileURLToPath(import.meta.url)), process.cwd()]);
    const foundation = await layFoundation(env, root, terminal);
    try {
      await run(app, root, foundation, terminal);
    } catch (error) {
      await foundation.db.close();
      throw error;
    }
  } catch (error) {
    giveUp(error, terminal);
  }
}

async function run(app: App, root: string, foundation: Foundation, { say, log }: Terminal): Promise<void> {
  const { env, db, port, dataDir, addresses } = foundation;
  const life = newLifecycle();
  const webOf = (id: string) => openBuiltWeb(root, id);
  const house = await buildHouse({ app, foundation, webOf, life, log, say });
  const host = createHost(house.host);
  const server = createServer(requestListener(host));
  await listen(server, port, env.HOST);
  keepAlive({ server, life, idle: house.idle, close: () => db.close(), say, log });
  const embedded = db.kind === 'embedded';
  const { inbox } = house.host;
  const lines = welcome({ name: app.brand.name.en, env, addresses, port, dataDir, embedded, demo: house.demo !== null, inbox });
  for (const line of lines) say(line);
}
