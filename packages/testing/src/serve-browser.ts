/** For `globalSetup` of a vitest configuration: one browser for all test files. They reach its tabs through `shared-tabs`. */
import type { TestProject } from 'vitest/node';
import { launchBrowserServer } from './browser.ts';
import { isPresent } from './services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens; empty where there is none. */
    readonly browserEndpoint: string;
  }
}

export default async function serveBrowser(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!isPresent('chromium')) {
    project.provide('browserEndpoint', '');
    return undefined;
  }
  const server = await launchBrowserServer();
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
