/** For `globalSetup` of an app's browser tests: the built app, once for all test files. They visit it through `sharedDesk`. */
import type { TestProject } from 'vitest/node';
import { isPresent } from './services.ts';
import { type StartAppOptions, startApp } from './start-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the app is; empty where there is no browser to visit it. */
    readonly appUrl: string;
  }
}

/** On a machine that does much else at once. */
const startMillis = 60_000;

/**
 * @example
 * export default (project: TestProject) => serveApp(project, 'shop');
 */
export async function serveApp(
  project: TestProject,
  id: string,
  { env = {} }: Pick<StartAppOptions, 'env'> = {},
): Promise<(() => Promise<void>) | undefined> {
  if (!isPresent('chromium')) {
    project.provide('appUrl', '');
    return undefined;
  }
  const app = await startApp(id, { env, timeout: startMillis });
  project.provide('appUrl', app.url);
  return async () => {
    await app.stop();
  };
}
