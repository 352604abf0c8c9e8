import type { InferencePort } from './port.ts';

/** A port that holds sockets or a process. */
export interface Source extends InferencePort {
  stop(): Promise<void>;
}
