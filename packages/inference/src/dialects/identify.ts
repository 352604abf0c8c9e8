import type { ListedModel } from '../models/parse-models.ts';
import type { Dialect } from '../types/dialect.ts';

/** A server that was recognised by what it says, not by its port. */
export interface Identified {
  readonly dialect: Dialect;
  readonly version: string | null;
  readonly models: readonly ListedModel[];
}

/** The JSON at a path from the root of a server; undefined when there is none. */
export type GetJson = (path: string) => Promise<unknown>;

/** Asks a server whether it is of one kind; null when it is not. */
export type Identify = (get: GetJson) => Promise<Identified | null>;
