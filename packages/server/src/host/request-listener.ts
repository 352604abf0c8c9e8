import { IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Host } from './create-host.ts';

/** Answers Node's requests through the host, which learns the socket's address from them. */
export function requestListener(host: Host): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const listener = getRequestListener((request, { incoming }) =>
    host.fetch(request, incoming instanceof IncomingMessage ? { incoming } : {}),
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}
