import type { Observer } from '../types/observer.ts';
import { quietly } from './quietly.ts';

/** Tells each of them. The first that names a `traceparent` is followed. */
export function combineObservers(observers: readonly Observer[]): Observer {
  return {
    begin(call) {
      const watching = observers.flatMap((observer) => {
        const begun = quietly(() => observer.begin(call));
        return begun === undefined ? [] : [begun];
      });
      const each = (tell: (watch: (typeof watching)[number]) => void): void => {
        for (const watch of watching) quietly(() => tell(watch));
      };
      const timed = watching.some(({ chunk }) => chunk !== undefined);
      return {
        traceparent: watching.find(({ traceparent }) => traceparent !== undefined)?.traceparent,
        attempt: (attempt) => each((watch) => watch.attempt(attempt)),
        firstToken: (sinceStartMs) => each((watch) => watch.firstToken(sinceStartMs)),
        ...(timed ? { chunk: (sinceStartMs: number) => each((watch) => watch.chunk?.(sinceStartMs)) } : {}),
        end: (over) => each((watch) => watch.end(over)),
      };
    },
  };
}
