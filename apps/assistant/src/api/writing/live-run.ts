import { StorableText } from '../../writing/storable-text.ts';

/** Text that goes on from an offset in UTF-16 units: the text so far is its first `at` units and the delta. */
export interface TextEvent {
  readonly at: number;
  readonly delta: string;
}

/** A text that a model writes in this process. Followers come, leave and read at their own pace; none of them holds it up. */
export class LiveRun {
  readonly #text = new StorableText();
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  get text(): string {
    return this.#text.text;
  }

  /** Aborted when somebody stops it. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  add(delta: string): void {
    this.#text.add(delta);
    this.#tell();
  }

  /** No delta follows. */
  complete(): void {
    this.#text.end();
    this.#tell();
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** It is stored as it ended. */
  end(): void {
    this.#isOver = true;
    this.#tell();
  }

  async ended(): Promise<void> {
    while (!this.#isOver) await this.#change();
  }

  /**
   * What is there behind an offset and whatever comes, until it is stored or the follower leaves.
   * @param from beyond the text, where a client has another one: then from the beginning
   */
  async *follow(from: number, leaving?: AbortSignal): AsyncGenerator<TextEvent, void> {
    let at = from > this.text.length ? 0 : from;
    for (;;) {
      const { text } = this;
      const left = leaving?.aborted === true;
      if (!left && text.length > at) {
        yield { at, delta: text.slice(at) };
        at = text.length;
      } else if (left || this.#isOver) return;
      else await this.#change(leaving);
    }
  }

  #change(leaving?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        leaving?.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      leaving?.addEventListener('abort', done);
      if (leaving?.aborted === true) done();
    });
  }

  #tell(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
