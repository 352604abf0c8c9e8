import type { Server } from 'node:http';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import type { Afterlife } from '../trpc/outlive.ts';
import { drain } from './drain.ts';
import { onStopSignals } from './stop-signals.ts';

/** Milliseconds after which a drain gives up. */
const patience = 9_500;
/** Milliseconds that jobs may still run: what is not done then comes again at the next start. */
const jobPatience = 8_000;
/** Milliseconds that mail under way, and work that outlives its request, may take once nobody asks any more. */
const lastPatience = 1_500;

export interface ProcessLife {
  readonly server: Server;
  /** Shared with the host, which tells callers. */
  readonly life: Lifecycle;
  /** Ends what holds connections of its own. */
  readonly beforeDrain?: () => Promise<void>;
  /** What goes on behind requests: it is told to end at once, as event streams may wait for it. */
  readonly afterlife: Afterlife;
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
  const { server, life, beforeDrain, afterlife, stopWorkers, idle, stopModel, close, say, log } = options;
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
      await drain(server, life);
      // Once more for what requests under way have set off since.
      const last = [ended.then(() => afterlife.end()), idle()];
      await Promise.race([Promise.all(last), new Promise((resolve) => setTimeout(resolve, lastPatience))]);
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
  const crash = (err: unknown) => {
    log.error({ err }, 'an unexpected error ends the process');
    void end(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
