/** Hands out a fixed number of things, each to one holder at a time; the one given back last goes out first. */
export class SequencePool<T> {
  readonly #free: T[];

  constructor(items: readonly T[]) {
    this.#free = [...items];
  }

  /** Runs `work` with a free item. @throws RangeError when none is free: the queue in front admits no more than there are. */
  async use<R>(work: (item: T) => Promise<R>): Promise<R> {
    const item = this.#free.pop();
    if (item === undefined) throw new RangeError('Every sequence is in use');
    try {
      return await work(item);
    } finally {
      this.#free.push(item);
    }
  }
}
