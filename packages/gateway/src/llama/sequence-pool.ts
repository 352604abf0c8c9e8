interface Place<T> {
  readonly item: T;
  /** Of the one who had it last; undefined before the first. */
  salt?: string;
}

/**
 * Hands out a fixed number of things, each to one holder at a time. What a holder leaves in a thing is there for the next one of
 * the same salt, and is cleared away before one of another gets it.
 */
export class SequencePool<T> {
  /** The one given back last stands last. */
  readonly #free: Place<T>[];
  readonly #clear: (item: T) => Promise<void>;

  constructor(items: readonly T[], clear: (item: T) => Promise<void>) {
    this.#free = items.map((item) => ({ item }));
    this.#clear = clear;
  }

  /** Runs `work` with a free item. @throws RangeError when none is free: the queue in front admits no more than there are. */
  async use<R>(salt: string, work: (item: T) => Promise<R>): Promise<R> {
    const place = this.#take(salt);
    try {
      if (place.salt !== undefined && place.salt !== salt) await this.#clear(place.item);
      place.salt = salt;
      return await work(place.item);
    } finally {
      this.#free.push(place);
    }
  }

  /** One that this salt had last, else one that nobody had, else the one that has waited longest. */
  #take(salt: string): Place<T> {
    const own = this.#free.findLastIndex((place) => place.salt === salt);
    const unused = this.#free.findIndex((place) => place.salt === undefined);
    const [place] = this.#free.splice(Math.max(own === -1 ? unused : own, 0), 1);
    if (place === undefined) throw new RangeError('Every sequence is in use');
    return place;
  }
}
