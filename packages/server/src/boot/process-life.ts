import type { Server } from 'node:http';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import { drain } from './drain.ts';
import { onStopSignals } from './stop-signals.ts';

/** Milliseconds after which a drain gives up. */
const patience = 9_500;
/** Milliseconds that mail under way may take while draining. */
const mailPatience = 1_500;

export interface ProcessLife {
  readonly server: Server;
  /** Shared with the host, which tells callers. */
  readonly life: Lifecycle;
  /** Ends what holds connections of its own. */
  readonly beforeDrain?: () => Promise<void>;
  /** Resolves when mail under way is sent. */
  readonly idle: () => Promise<void>;
  /** Closes what must be closed last, the database. */
  readonly close: () => Promise<void>;
  readonly say: (line: string) => void;
  readonly log: Log;
}

/** Keeps the process until it is told to end, then drains in order. A second Ctrl-C ends it at once; the database allows it. */
export function keepAlive({ server, life, beforeDrain, idle, close, say, log }: ProcessLife): void {
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), patience).unref();
    try {
      await beforeDrain?.();
      await drain(server, life);
      await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, mailPatience))]);
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
