/** Sockets of one endpoint: the name is resolved once, every answer is checked, and so is who answered before a byte is written. */
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { InferenceError } from '../errors/index.ts';
import { isAllowedPeer } from './address.ts';
import type { Endpoint } from './endpoint.ts';

/** Bounds a socket that no call waits for any more; calls have their own limit. */
const abandonedSocketMs = 30_000;

export type AddressedEndpoint = Pick<Endpoint, 'id' | 'url' | 'allowedAddresses' | 'purpose'>;

/** Limits of time are its caller's. Certificates are checked, whatever the environment says. */
export const checkedAgent = (endpoint: AddressedEndpoint): Agent =>
  new Agent({ connect: checkedConnector(endpoint), headersTimeout: 0, bodyTimeout: 0 });

class RefusedAddress extends Error {
  readonly address: string;

  constructor(address: string) {
    super('The address is not allowed');
    this.address = address;
  }
}

/** The address for which an error, or what caused it, refused a connection; null for other errors. */
export function refusedAddressOf(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof RefusedAddress) return each.address;
  }
  return null;
}

function checkedConnector(endpoint: AddressedEndpoint): buildConnector.connector {
  const { url, allowedAddresses, purpose } = endpoint;
  const refusal = (address: string | undefined): InferenceError | null =>
    isAllowedPeer(url, allowedAddresses, address, purpose) ? null : refused(endpoint, address);
  // It is not asked for a host that is an address: whoever answers is checked then too.
  const lookup: LookupFunction = (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, answers) => {
      if (error !== null) return callback(error, '');
      const bad = answers.map(({ address }) => refusal(address)).find((each) => each !== null);
      const [first] = answers;
      if (bad !== undefined || first === undefined) return callback(bad ?? new Error('No address'), '');
      return options.all === true ? callback(null, answers) : callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ timeout: abandonedSocketMs, lookup, rejectUnauthorized: true });
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      const bad = refusal(socket.remoteAddress);
      if (bad === null) return callback(null, socket);
      socket.destroy();
      return callback(bad, null);
    });
}

const refused = ({ id, url }: AddressedEndpoint, address = ''): InferenceError =>
  new InferenceError('tier_denied', {
    endpointId: id,
    reason: 'address',
    message: `${url.hostname} led to an address that is not allowed`,
    cause: new RefusedAddress(address),
  });
