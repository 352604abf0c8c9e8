/** Whether an address belongs to this very machine. */
export function isLoopbackIp(ip: string): boolean {
  return ip === '::1' || /^127\.\d+\.\d+\.\d+$/.test(ip);
}

/** Whether a host name or address reaches this very machine only. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackIp(host.replace(/^\[|\]$/g, ''));
}
