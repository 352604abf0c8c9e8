import { setImmediate } from 'node:timers/promises';
import { Stop } from '../../bin/stop.mjs';

/** Ctrl-C aborts, waits until everything is as it was, and ends the command. */
export async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Stop('Interrupted: nothing is left of it.', { exitCode: 130 }));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await work(controller.signal);
  } catch (error) {
    // A program that was interrupted with us fails before the signal is delivered here.
    await setImmediate();
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
