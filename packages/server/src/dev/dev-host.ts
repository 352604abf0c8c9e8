/**
 * What development reloads: loaded by Vite's module runner together with the app, so that both have one copy of the tRPC kernel.
 * The database and the socket stay outside and are handed in.
 */
import { buildHouse, type HouseOptions } from '../boot/house.ts';
import { createHost, type Host } from '../host/create-host.ts';
import {
  createInferenceService,
  type InferenceService,
  type InferenceServiceOptions,
} from '../inference/create-inference-service.ts';
import type { InferencePort } from '../inference/port.ts';

export interface DevHost {
  readonly host: Host;
  /** Of the product. */
  readonly name: string;
  readonly inbox: boolean;
  readonly demo: boolean;
  readonly inference: InferencePort;
  /** Takes no more jobs and waits so many milliseconds for those that run. */
  stopWorkers(patience: number): Promise<void>;
  idle(): Promise<void>;
  /** Another one takes its place. */
  close(): void;
}

export async function openDevHost(options: HouseOptions): Promise<DevHost> {
  const house = await buildHouse(options);
  const { app, inbox } = house.host;
  const { stop: stopWorkers } = house.jobs;
  const name = app.brand.name.en;
  const { inference } = options;
  return {
    host: createHost(house.host),
    name,
    inbox,
    demo: house.demo !== null,
    inference,
    stopWorkers,
    idle: () => house.idle(),
    close: () => house.host.auth.close(),
  };
}

/** Called once, as what it holds outlives a reload; from here, so that its errors are of the class that reloaded modules know. */
export function openDevInference(options: InferenceServiceOptions): InferenceService {
  return createInferenceService(options);
}
