/** What a transaction tells when it has committed (`NOTIFY`), heard by whoever listens: the same on both databases. */
import type { Notification } from 'pg';

export interface Listening {
  /** False while nothing would be heard: what is remembered meanwhile may be out of date. */
  connected(): boolean;
  stop(): void;
}

/** Listens for as long as the database is open. */
export interface Notifications {
  /**
   * @param channel a plain name: letters, digits, underscores
   * @param hear gets the payload; it must not throw
   * @param broken is called when something may have been missed
   */
  listen(channel: string, hear: (payload: string) => void, broken?: () => void): Listening;
  end(): Promise<void>;
}

interface Ear {
  readonly channel: string;
  readonly hear: (payload: string) => void;
  readonly broken: () => void;
}

/** Who hears what; shared by the two ways to listen. */
export class Ears {
  readonly #ears = new Set<Ear>();

  get channels(): readonly string[] {
    return [...new Set([...this.#ears].map(({ channel }) => channel))];
  }

  /** @returns what takes it away again */
  add(ear: Ear): () => void {
    if (!/^[a-z][a-z0-9_]*$/.test(ear.channel)) throw new TypeError(`"${ear.channel}" is no name of a channel`);
    this.#ears.add(ear);
    return () => this.#ears.delete(ear);
  }

  readonly tell = ({ channel, payload = '' }: Notification): void => {
    for (const ear of [...this.#ears]) if (ear.channel === channel) ear.hear(payload);
  };

  clear(): void {
    this.#ears.clear();
  }

  tellBroken(): void {
    for (const { broken } of [...this.#ears]) broken();
  }
}
