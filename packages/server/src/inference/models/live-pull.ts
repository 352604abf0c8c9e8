import type { PullProgress } from '@repo/gateway/models';
import type { Failure } from './model-failure.ts';

export type PullEvent =
  | ({ readonly type: 'progress' } & PullProgress)
  /** Nothing comes after it. `failure` is null where the file is here. */
  | { readonly type: 'end'; readonly failure: Failure | null };

/** A file on its way; whoever looks may leave, and it goes on. */
export interface LivePull {
  /** The last event; null before the first. */
  readonly latest: PullEvent | null;
  readonly running: boolean;
  /** Null while it runs. */
  readonly failed: boolean | null;
  cancel(): void;
  /** From the latest event on, passing over those that came while nobody looked. */
  follow(leaving?: AbortSignal): AsyncGenerator<PullEvent, void>;
}

/** @param work resolves with why there is no file, or null; it never rejects */
export function startPull(
  work: (signal: AbortSignal, onProgress: (progress: PullProgress) => void) => Promise<Failure | null>,
): LivePull & { readonly ended: Promise<Failure | null> } {
  const stopping = new AbortController();
  const waiting = new Set<() => void>();
  let latest: PullEvent | null = null;
  const wake = () => {
    for (const go of waiting) go();
    waiting.clear();
  };
  const tell = (event: PullEvent) => {
    latest = event;
    wake();
  };
  const isOver = () => latest?.type === 'end';
  const ended = work(stopping.signal, (progress) => tell({ type: 'progress', ...progress })).then((failure) => {
    tell({ type: 'end', failure });
    return failure;
  });
  return {
    ended,
    get latest() {
      return latest;
    },
    get running() {
      return !isOver();
    },
    get failed() {
      return latest?.type === 'end' ? latest.failure !== null : null;
    },
    cancel: () => stopping.abort(),
    async *follow(leaving) {
      let seen: PullEvent | null = null;
      leaving?.addEventListener('abort', wake, { once: true });
      while (leaving?.aborted !== true) {
        if (latest === null || latest === seen) {
          await new Promise<void>((go) => waiting.add(go));
          continue;
        }
        seen = latest;
        yield seen;
        if (seen.type === 'end') return;
      }
    },
  };
}
