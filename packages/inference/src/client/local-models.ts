/** Which models of an Ollama run where its daemon does: it passes calls to others on to its vendor's machines. */
import { ollamaPlaces } from '../dialects/ollama.ts';
import { InferenceError } from '../errors/index.ts';
import { parseJson } from '../errors/json.ts';
import { aboutItself, type Clock, type Purpose, type Transport, unlessAborted } from '../transport/index.ts';
import { exchange } from './exchange.ts';

const knownForMs = 60_000;
const limitMs = 5_000;

interface Known {
  readonly atMs: number;
  readonly here: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

export class LocalModels {
  readonly #transport: Transport;
  readonly #clock: Clock;
  #known: Known | null = null;
  #asking: Promise<Known> | null = null;

  constructor(transport: Transport, clock: Clock) {
    this.#transport = transport;
    this.#clock = clock;
  }

  /**
   * Lets a model pass that the daemon lists as its own. It is asked at most once in 60 s, and again for a name that it did not list.
   * @throws InferenceError `tier_denied` for one that runs elsewhere, or where the daemon does not say; `model_not_found` for a name
   * that is in no list, since the daemon knows several for one model; what the question fails with; the reason of an abort.
   */
  async check(purpose: Purpose, signal: AbortSignal): Promise<void> {
    try {
      if (purpose.model !== null) await this.#find(fullName(purpose.model), signal);
    } catch (error) {
      if (error instanceof InferenceError && error.reason === 'remote_model') {
        await this.#transport.refuse(purpose, 'remote_model');
      }
      throw error;
    }
  }

  async #find(name: string, signal: AbortSignal): Promise<void> {
    const fresh = this.#known !== null && this.#clock.monotonicMs() - this.#known.atMs < knownForMs ? this.#known : null;
    if (fresh?.here.has(name) === true) return;
    this.#asking ??= this.#ask();
    const { here, elsewhere } = await unlessAborted(this.#asking, signal);
    if (here.has(name)) return;
    throw elsewhere.has(name)
      ? remote('The model does not run on the endpoint')
      : new InferenceError('model_not_found', { message: 'The server lists no model of this name' });
  }

  /**
   * Those of a list that the daemon does not pass on.
   * @throws InferenceError as `check` does
   */
  async among<T extends { readonly id: string }>(listed: readonly T[], signal: AbortSignal | undefined): Promise<readonly T[]> {
    this.#asking ??= this.#ask();
    const { elsewhere } = await (signal === undefined ? this.#asking : unlessAborted(this.#asking, signal));
    return listed.filter(({ id }) => !elsewhere.has(fullName(id)));
  }

  async #ask(): Promise<Known> {
    try {
      const json = parseJson(await this.#tags());
      const places = ollamaPlaces(json);
      if (places === null) throw remote(untold);
      const [here, elsewhere] = [places.here, places.elsewhere].map((names) => new Set(names.map(fullName)));
      this.#known = { atMs: this.#clock.monotonicMs(), here: here ?? new Set(), elsewhere: elsewhere ?? new Set() };
      return this.#known;
    } finally {
      this.#asking = null;
    }
  }

  async #tags(): Promise<string> {
    const timeouts = { connectMs: limitMs, totalMs: limitMs };
    const asked = { transport: this.#transport, clock: this.#clock, timeouts, purpose: aboutItself() };
    try {
      return await exchange({ ...asked, method: 'GET', path: '../api/tags' });
    } catch (error) {
      if (!(error instanceof InferenceError) || error.code !== 'model_not_found') throw error;
      throw remote(untold, error);
    }
  }
}

const untold = 'The server does not say where its models run';

const remote = (message: string, cause?: unknown): InferenceError =>
  new InferenceError('tier_denied', { message, reason: 'remote_model', cause });

/** As the daemon completes names, which it compares without regard to case. */
function fullName(name: string): string {
  const lower = name.toLowerCase();
  return /:[^/]*$/.test(lower) ? lower : `${lower}:latest`;
}
