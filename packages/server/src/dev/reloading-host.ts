import { fileURLToPath } from 'node:url';
import type { App } from '../app.ts';
import type { Host } from '../host/create-host.ts';
import type { DevHost } from './dev-host.ts';
import type { DevWeb } from './dev-web.ts';

interface Modules {
  readonly app: { readonly app: App };
  readonly host: typeof import('./dev-host.ts');
}

export interface ReloadingHost {
  fetch: Host['fetch'];
  /** Of the latest host; works after the runner has ended. */
  endStreams(): Promise<void>;
  /** The host of the modules as they are now. */
  current(): Promise<DevHost>;
  /** Ends the workers of the latest host. */
  stopWorkers(patience: number): Promise<void>;
  /** Waits for mail of the latest host; works after the runner has ended. */
  idle(): Promise<void>;
}

/** Milliseconds that a reload waits for jobs under way. */
const jobPatience = 2_000;

const hostModule = fileURLToPath(new URL('./dev-host.ts', import.meta.url));

/**
 * A host that is made anew when a module under it changed. The runner gives the same module object until then, so asking at
 * every request costs nothing; a change that does not compile fails the requests until it does.
 */
export function createReloadingHost(runner: DevWeb['runner'], open: (modules: Modules) => Promise<DevHost>): ReloadingHost {
  let made: { readonly modules: Modules; readonly host: Promise<DevHost> } | undefined;
  const current = async (): Promise<DevHost> => {
    const app = await runner.import<Modules['app']>('/src/app.ts');
    const host = await runner.import<Modules['host']>(hostModule);
    if (made?.modules.app !== app || made.modules.host !== host) {
      const modules = { app, host };
      const before = made;
      before?.host.then((former) => former.close()).catch(() => undefined);
      made = { modules, host: endWorkers(before?.host).then(() => open(modules)) };
    }
    return made.host;
  };
  return {
    current,
    fetch: async (request, env) => (await current()).host.fetch(request, env),
    endStreams: async () => (await made?.host)?.host.endStreams(),
    stopWorkers: async (patience) => (await made?.host)?.stopWorkers(patience),
    idle: async () => (await made?.host)?.idle(),
  };
}

/** Jobs run by the modules as they are now; whatever the former ones have under way may end. */
async function endWorkers(former: Promise<DevHost> | undefined): Promise<void> {
  const host = await former?.catch(() => undefined);
  await host?.stopWorkers(jobPatience);
}
