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
/** Link-local, by whatever address of IPv6 stands for it, the clouds' metadata services, unspecified, multicast, broadcast. */
const forbidden = blockList(
  '169.254.0.0/16',
  '::a9fe:0/112',
  '64:ff9b::a9fe:0/112',
  '2002:a9fe::/32',
  'fe80::/10',
  '0.0.0.0/8',
  '::/128',
  '224.0.0.0/4',
  'ff00::/8',
  '255.255.255.255/32',
  '100.100.100.200/32',
  'fd00:ec2::254/128',
);
/** RFC 1918 and unique local addresses. */
const local = blockList('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7');

/** Shared by carriers, for protocols and tests, and those that stand for an address of IPv4: whose machine answers is not told by them. */
const special = blockList(
  '100.64.0.0/10',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  '2002::/16',
  'fec0::/10',
);

const isPublic = (address: string): boolean =>
  isIP(address) !== 0 && ![loopback, forbidden, local, special].some((list) => within(list, address));

export const isLoopback = (address: string): boolean => within(loopback, address);

/** The name of a host without the brackets of IPv6. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export const isLoopbackHost = (url: URL): boolean => url.hostname === 'localhost' || isLoopback(bareHost(url));

/** What an endpoint is used for: a source of files may be at any public address, and is known by its certificate. */
export type EndpointPurpose = 'inference' | 'download';

/**
 * Checks an endpoint before anything is opened.
 * @throws InferenceError `tier_denied` for a host that is neither loopback nor listed, or may never be one.
 */
export function checkHost(url: URL, allowedAddresses: readonly string[], purpose: EndpointPurpose = 'inference'): void {
  const host = bareHost(url);
  const bad = [host, ...allowedAddresses].find((address) => within(forbidden, address));
  if (bad !== undefined) throw denied(`${bad} is never an inference server`);
  if (isLoopbackHost(url)) return;
  if (allowedAddresses.length === 0 && purpose === 'download') {
    if (isIP(host) !== 0 && !isPublic(host)) throw denied(`${host} is not public, and no address of it is allowed`);
    if (url.protocol !== 'https:') throw denied(`${host} is public and needs https`);
    return;
  }
  if (allowedAddresses.length === 0) throw denied(`${host} is not this machine, and no address of it is allowed`);
  if (isIP(host) !== 0 && !lists(allowedAddresses, host)) throw denied(`${host} is not an allowed address`);
  const remote = allowedAddresses.some((address) => !within(local, address) && !isLoopback(address));
  if (remote && url.protocol !== 'https:') throw denied(`${host} is public and needs https`);
}

/** Whether the machine that answered may be spoken to; a name can resolve to any. */
export function isAllowedPeer(
  url: URL,
  allowedAddresses: readonly string[],
  address: string | undefined,
  purpose: EndpointPurpose = 'inference',
): boolean {
  if (address === undefined || within(forbidden, address)) return false;
  if (isLoopbackHost(url)) return isLoopback(address);
  if (allowedAddresses.length === 0 && purpose === 'download') return isPublic(address);
  return lists(allowedAddresses, address);
}

function lists(allowedAddresses: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const allowed of allowedAddresses) list.addAddress(allowed, family(allowed));
  return within(list, address);
}

const denied = (message: string): InferenceError => new InferenceError('tier_denied', { message });
