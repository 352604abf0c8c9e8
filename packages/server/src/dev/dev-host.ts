/**
 * What development reloads: loaded by Vite's module runner together with the app, so that both have one copy of the tRPC kernel.
 * The database and the socket stay outside and are handed in.
 */
import { buildHouse, type HouseOptions } from '../boot/house.ts';
import { createHost, type Host } from '../host/create-host.ts';

export interface DevHost {
  readonly host: Host;
  readonly inbox: boolean;
  readonly demo: boolean;
  idle(): Promise<void>;
}

export async function openDevHost(options: HouseOptions): Promise<DevHost> {
  const house = await buildHouse(options);
  return { host: createHost(house.host), inbox: house.host.inbox, demo: house.demo !== null, idle: () => house.idle() };
}
