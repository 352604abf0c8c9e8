/** What an endpoint is and can do, asked of it at most once in 60 s. */
import type { Clock } from '../transport/index.ts';
import type { Capabilities } from '../types/capabilities.ts';
import type { ModelKind } from '../types/card.ts';
import type { Dialect } from '../types/dialect.ts';
import { said } from './capabilities.ts';
import { askingOnce, fingerprint } from './fingerprint.ts';
import type { GetJson } from './identify.ts';

const knownForMs = 60_000;

export interface Probed {
  /** Null: of no kind that is known. */
  readonly dialect: Dialect | null;
  readonly version: string | null;
  readonly capabilities: Capabilities;
  /** What its one model is for, where the server says that. */
  readonly kind: ModelKind | null;
  /** Tokens of the windows by model, where they are known. */
  readonly windows: ReadonlyMap<string, number>;
}

export interface ProbeOptions {
  readonly get: GetJson;
  readonly declared: Dialect | undefined;
  readonly clock: Clock;
}

export class Probe {
  readonly #options: ProbeOptions;
  #probed: Promise<Probed> | null = null;
  #askedMs = 0;

  constructor(options: ProbeOptions) {
    this.#options = options;
  }

  /** Never rejects for what the server says or leaves unsaid. */
  look(): Promise<Probed> {
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#probed === null || nowMs - this.#askedMs >= knownForMs) {
      this.#askedMs = nowMs;
      this.#probed = probe(this.#options);
    }
    return this.#probed;
  }
}

async function probe({ get, declared }: ProbeOptions): Promise<Probed> {
  const once = askingOnce(get);
  const identified = await fingerprint(once, declared);
  const dialect = identified?.dialect ?? declared ?? null;
  const windows = (identified?.models ?? []).flatMap(({ id, contextLength }) =>
    contextLength === null ? [] : [[id, contextLength] as const],
  );
  return {
    dialect,
    version: identified?.version ?? null,
    ...(await said(dialect, once)),
    windows: new Map(windows),
  };
}
