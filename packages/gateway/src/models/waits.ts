import type { Clock } from '@repo/inference';

/** Resolves after `ms`, or when the signal aborts: who waits looks at it. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.schedule(ms, end);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** A signal that aborts after `ms` in which nobody called `poke`, and at the end: what still listens to it then is left over. */
export function watchSilence(clock: Clock, ms: number) {
  const controller = new AbortController();
  const arm = () => clock.schedule(ms, () => controller.abort(new Error(`nothing came for ${ms} ms`)));
  let cancel = arm();
  return {
    signal: controller.signal,
    poke(): void {
      cancel();
      cancel = arm();
    },
    end(): void {
      cancel();
      controller.abort();
    },
  };
}
