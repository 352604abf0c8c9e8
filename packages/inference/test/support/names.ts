import dns from 'node:dns';
import { type MockInstance, vi } from 'vitest';

/** Every name has these addresses, as after a change of the record between check and connection. Undone by `vi.restoreAllMocks`. */
export function resolveTo(...addresses: readonly string[]): MockInstance {
  return vi.spyOn(dns, 'lookup').mockImplementation((_: string, ...rest: readonly unknown[]) => {
    const [options] = rest;
    const done = rest.at(-1);
    if (typeof done !== 'function') return;
    const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
    if (all)
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    else done(null, addresses[0], 4);
  });
}
