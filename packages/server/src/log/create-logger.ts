import { pino, stdSerializers } from 'pino';
import { cleanEntry } from './clean-entry.ts';
import type { Log } from './log.ts';
import { readableLine } from './readable-line.ts';

export interface LoggerOptions {
  /** A person watches: readable lines, warnings and worse only. Otherwise JSON, one line an event, requests too. */
  readonly interactive: boolean;
  readonly write: (line: string) => void;
}

/** The host's log. Personal data is taken out by key, and by pattern from whatever text is left. */
export function createLogger({ interactive, write }: LoggerOptions): Log {
  return pino(
    {
      level: interactive ? 'warn' : 'info',
      base: null,
      timestamp: isoTime(),
      serializers: { err: stdSerializers.errWithCause },
    },
    {
      write(line: string) {
        const clean = JSON.stringify(cleanEntry(JSON.parse(line)));
        write(interactive ? readableLine(clean) : `${clean}\n`);
      },
    },
  );
}

/** As pino's `isoTime`, which writes each date anew: under load many lines are of one millisecond. */
function isoTime(): () => string {
  let at = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

/** A log that writes the request id with every line. */
export function withRequestId(log: Log, requestId: string): Log {
  const add = (fields: object) => ({ ...fields, requestId });
  return {
    debug: (fields, message) => log.debug(add(fields), message),
    info: (fields, message) => log.info(add(fields), message),
    warn: (fields, message) => log.warn(add(fields), message),
    error: (fields, message) => log.error(add(fields), message),
  };
}
