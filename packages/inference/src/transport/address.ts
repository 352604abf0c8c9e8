/** Which machines an endpoint may be: this one, or those that the configuration lists by address. */
import { BlockList, isIP } from 'node:net';
import { InferenceError } from '../errors/index.ts';

function blockList(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix = ''] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family(network));
  }
  return list;
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const within = (list: BlockList, address: string): boolean => isIP(address) !== 0 && list.check(address, family(address));

const loopback = blockList('127.0.0.0/8', '::1/128');
/** Link-local with the clouds' metadata services, unspecified, multicast, broadcast. */
const forbidden = blockList(
  '169.254.0.0/16',
  'fe80::/10',
  '0.0.0.0/8',
  '::/128',
  '224.0.0.0/4',
  'ff00::/8',
  '255.255.255.255/32',
);
/** RFC 1918 and unique local addresses. */
const local = blockList('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7');

export const isLoopback = (address: string): boolean => within(loopback, address);

/** The name of a host without the brackets of IPv6. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export const isLoopbackHost = (url: URL): boolean => url.hostname === 'localhost' || isLoopback(bareHost(url));

/**
 * Checks an endpoint before anything is opened.
 * @throws InferenceError `tier_denied` for a host that is neither loopback nor listed, or may never be one.
 */
export function checkHost(url: URL, allowedAddresses: readonly string[]): void {
  const host = bareHost(url);
  const bad = [host, ...allowedAddresses].find((address) => within(forbidden, address));
  if (bad !== undefined) throw denied(`${bad} is never an inference server`);
  if (isLoopbackHost(url)) return;
  if (allowedAddresses.length === 0) throw denied(`${host} is not this machine, and no address of it is allowed`);
  if (isIP(host) !== 0 && !lists(allowedAddresses, host)) throw denied(`${host} is not an allowed address`);
  const remote = allowedAddresses.some((address) => !within(local, address) && !isLoopback(address));
  if (remote && url.protocol !== 'https:') throw denied(`${host} is public and needs https`);
}

/** Whether the machine that answered may be spoken to; a name can resolve to any. */
export function isAllowedPeer(url: URL, allowedAddresses: readonly string[], address: string | undefined): boolean {
  if (address === undefined || within(forbidden, address)) return false;
  return isLoopbackHost(url) ? isLoopback(address) : lists(allowedAddresses, address);
}

function lists(allowedAddresses: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const allowed of allowedAddresses) list.addAddress(allowed, family(allowed));
  return within(list, address);
}

const denied = (message: string): InferenceError => new InferenceError('tier_denied', { message });
