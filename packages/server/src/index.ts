/**
 * The host: one process that serves an app, its verticals and their API.
 *
 * @example
 * export const app = defineApp({ id: 'shop', verticals: [shop], brand, config });
 * await serve(app);
 */
export { type App, defineApp } from './app.ts';
export { readEnv } from './env/read-env.ts';
export type { Env } from './env/schema.ts';
export { StartError } from './env/start-error.ts';
export { createHost, type Host } from './host/create-host.ts';
export type { HostOptions } from './host/host-options.ts';
export { serve } from './serve.ts';
