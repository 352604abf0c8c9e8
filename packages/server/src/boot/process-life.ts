import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import type { Afterlife } from '../trpc/outlive.ts';
import { drain } from './drain.ts';
import { onStopSignals } from './stop-signals.ts';
import { whenParentEnds } from './when-parent-ends.ts';

/** Milliseconds after which a drain gives up. */
const patience = 9_500;
/** Milliseconds that jobs may still run: what is not done then comes again at the next start. */
const jobPatience = 8_000;
/** Milliseconds that mail under way, and work that outlives its request, may take once nobody asks any more. */
const lastPatience = 1_500;
/** Milliseconds in which the last words of such work reach who follows it. */
const lastWords = 250;

export interface ProcessLife {
  readonly server: Server;
  /** Shared with the host, which tells callers. */
  readonly life: Lifecycle;
  /** Ends what holds connections of its own. */
  readonly beforeDrain?: () => Promise<void>;
  /** What goes on behind requests: it is told to end at once, as event streams may wait for it. */
  readonly afterlife: Afterlife;
  /** Ends event streams, each with a last event. */
  readonly endStreams: () => Promise<void>;
  /** Takes no more jobs and waits so many milliseconds for those that run. */
  readonly stopWorkers: (patience: number) => Promise<void>;
  /** Resolves when the mails that answers have set off are in the queue. */
  readonly idle: () => Promise<void>;
  /** Ends what answers to this process only: the model. */
  readonly stopModel: () => Promise<void>;
  /** Closes what must be closed last, the database. */
  readonly close: () => Promise<void>;
  readonly say: (line: string) => void;
  readonly log: Log;
}

/** Keeps the process until it is told to end, then drains in order. A second Ctrl-C ends it at once; the database allows it. */
export function keepAlive(options: ProcessLife): void {
  const { server, life, beforeDrain, afterlife, endStreams, stopWorkers, idle, stopModel, close, say, log } = options;
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), patience).unref();
    try {
      life.draining = true;
      const ended = afterlife.end();
      const stopped = stopWorkers(jobPatience);
      await beforeDrain?.();
      const drained = drain(server, life);
      // Who follows such work hears its end from it; all others are told that nothing follows.
      await Promise.race([ended, sleep(lastPatience)]);
      await sleep(lastWords);
      await endStreams();
      await drained;
      // Once more for what requests under way have set off since.
      const last = [ended.then(() => afterlife.end()), idle()];
      await Promise.race([Promise.all(last), sleep(lastPatience)]);
      await stopped;
      await stopModel();
      await close();
    } catch (err) {
      log.error({ err }, 'the drain failed');
      process.exit(1);
    }
    process.exit(code);
  };
  onStopSignals(
    () => {
      say('Ending: requests under way are finished first. Ctrl-C again ends at once.');
      void end(0);
    },
    () => process.exit(130),
  );
  whenParentEnds(() => {
    say('Ending, as what started this is gone: requests under way are finished first.');
    void end(0);
  });
  const crash = (err: unknown) => {
    log.error({ err }, 'an unexpected error ends the process');
    void end(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
