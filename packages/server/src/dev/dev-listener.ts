import type { IncomingMessage, RequestListener } from 'node:http';
import { requestListener } from '../host/request-listener.ts';
import type { Log } from '../log/log.ts';
import type { DevWeb } from './dev-web.ts';
import type { ReloadingHost } from './reloading-host.ts';

/** What the host answers itself, without asking Vite. */
const hostPaths = /^\/(?:(?:api|trpc|dev|brand|webhooks)(?:[/?]|$)|brand\.css|healthz|readyz)/;

/** Pages and the API go to the host, modules and assets to the Vite whose base path the address begins with. */
export function devListener(host: ReloadingHost, webs: () => readonly DevWeb[], log: Log): RequestListener {
  const answer = requestListener(host);
  return (incoming, outgoing) => {
    const url = incoming.url ?? '/';
    const web = webs().find(({ basePath }) => url.startsWith(basePath));
    if (!web || hostPaths.test(url) || wantsPage(incoming)) answer(incoming, outgoing);
    else {
      web.middleware(incoming, outgoing, (error?: unknown) => {
        if (error) log.error({ err: error, url }, 'Vite failed');
        answer(incoming, outgoing);
      });
    }
  };
}

function wantsPage({ method, headers, url = '/' }: IncomingMessage): boolean {
  const path = url.split('?', 1)[0] ?? '/';
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html') && !/\.[a-z0-9]+$/i.test(path);
}
