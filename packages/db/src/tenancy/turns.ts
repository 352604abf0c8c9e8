/** Who opens a transaction next when more of them wait than there are connections: organizations take turns, whoever asks most. */
import { AppError } from '@repo/facts';

export interface TurnsOptions {
  /** Turns at a time: the connections of the pool. */
  readonly atOnce: number;
  /** How long one waits for its turn at most, in milliseconds. */
  readonly patience: number;
  /** How many wait at most, of all parties together. */
  readonly mostWaiting: number;
  /**
   * Whether a connection rests. Where it is given, a turn begins only then, or after twenty turns of the event loop: single statements go
   * first, so that who has had its transaction does not wait for another one between the statements that follow it.
   */
  readonly rests?: () => boolean;
}

/** Turns of the event loop for which statements may go first while a transaction waits. */
const mostPostponed = 20;

export interface Turn {
  /** How long it was waited for, in milliseconds. */
  readonly waited: number;
  /** Gives the turn back; calling it again does nothing. */
  end(): void;
}

export interface Turns {
  /** How many wait. */
  readonly waiting: number;
  /**
   * The turn goes to the party that has the fewest turns at that moment, and of several to the one that has waited longest since its
   * last. Within a party it is first come, first served. A party that waits alone gets all.
   *
   * @throws AppError `DATABASE_UNAVAILABLE` when the patience is over, or too many wait: the party with the most waiting is refused
   */
  take(party: string): Promise<Turn>;
}

interface Party {
  readonly name: string;
  running: number;
  readonly waiters: Waiter[];
}

interface Waiter {
  begin(): void;
  refuse(): void;
}

/**
 * @example
 * const turn = await turns.take(orgId);
 * try { await work(); } finally { turn.end(); }
 */
export function createTurns({ atOnce, patience, mostWaiting, rests }: TurnsOptions): Turns {
  const parties = new Map<string, Party>();
  /** Those that wait; the one whose last turn ended first, or that began to wait first, stands in front. */
  const line = new Set<Party>();
  let running = 0;
  let waiting = 0;
  let postponed = 0;
  let scheduled = false;

  const partyOf = (name: string): Party => {
    const known = parties.get(name);
    if (known) return known;
    const party = { name, running: 0, waiters: [] };
    parties.set(name, party);
    return party;
  };
  const forgetIdle = (party: Party): void => {
    if (party.running === 0 && party.waiters.length === 0) parties.delete(party.name);
  };
  const leave = (party: Party, waiter: Waiter): void => {
    party.waiters.splice(party.waiters.indexOf(waiter), 1);
    waiting -= 1;
    if (party.waiters.length === 0) line.delete(party);
  };

  const begin = (party: Party, waited: number): Turn => {
    running += 1;
    party.running += 1;
    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      running -= 1;
      party.running -= 1;
      // Behind those that came while it had its turn.
      if (line.delete(party)) line.add(party);
      forgetIdle(party);
      beginSoon();
    };
    return { waited, end };
  };
  const beginNext = (): void => {
    let next: Party | undefined;
    for (const party of line) {
      if (!next || party.running < next.running) next = party;
      if (next.running === 0) break;
    }
    const waiter = next?.waiters[0];
    if (!next || !waiter) return;
    leave(next, waiter);
    waiter.begin();
  };

  const beginSoon = (): void => {
    if (!rests) beginNext();
    if (!rests || scheduled || waiting === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (running >= atOnce) return;
      if (!rests() && postponed < mostPostponed) {
        postponed += 1;
        beginSoon();
      } else {
        postponed = 0;
        beginNext();
      }
    });
  };

  /** Makes place for one of the party. False when no other would still have as many waiting. */
  const refuseLongest = (own: Party): boolean => {
    let longest = own;
    for (const party of line) if (party.waiters.length > longest.waiters.length) longest = party;
    const last = longest.waiters.at(-1);
    if (!last || longest.waiters.length < own.waiters.length + 2) return false;
    leave(longest, last);
    last.refuse();
    return true;
  };

  return {
    get waiting() {
      return waiting;
    },
    async take(name) {
      const party = partyOf(name);
      if (running < atOnce && waiting === 0 && (!rests || rests())) return begin(party, 0);
      if (waiting >= mostWaiting && !refuseLongest(party)) {
        forgetIdle(party);
        throw unavailable();
      }
      return new Promise<Turn>((resolve, reject) => {
        const since = performance.now();
        const timer = setTimeout(() => {
          leave(party, waiter);
          waiter.refuse();
        }, patience);
        const waiter: Waiter = {
          begin() {
            clearTimeout(timer);
            resolve(begin(party, performance.now() - since));
          },
          refuse() {
            clearTimeout(timer);
            forgetIdle(party);
            reject(unavailable());
          },
        };
        party.waiters.push(waiter);
        line.add(party);
        waiting += 1;
        if (running < atOnce) beginSoon();
      });
    },
  };
}

const unavailable = () => new AppError('DATABASE_UNAVAILABLE', { kind: 'unavailable', retryAfter: 2 });
