import { pino, stdSerializers, stdTimeFunctions } from 'pino';
import type { Log } from './log.ts';
import { maskPersonalData } from './mask.ts';
import { readableLine } from './readable-line.ts';

export interface LoggerOptions {
  /** A person watches: readable lines, warnings and worse only. Otherwise JSON, one line an event, requests too. */
  readonly interactive: boolean;
  readonly write: (line: string) => void;
}

/** Keys whose values never stand in a log, at the top or one level down. */
const secretKeys = ['password', 'token', 'secret', 'cookie', 'authorization', 'email', 'name', 'to', 'ip'];

/** The host's log. Personal data is taken out by key, and by pattern from whatever text is left. */
export function createLogger({ interactive, write }: LoggerOptions): Log {
  return pino(
    {
      level: interactive ? 'warn' : 'info',
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
      serializers: { err: stdSerializers.errWithCause },
    },
    { write: (line: string) => write(maskPersonalData(interactive ? readableLine(line) : line)) },
  );
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
