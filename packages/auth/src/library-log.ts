/** The library's log, passed on without what could identify a person or carry a secret. */
import { noteFailure } from './thrown-failures.ts';
import type { AuthLog } from './types.ts';

type LibraryLevel = 'debug' | 'info' | 'warn' | 'error';

/** Addresses, long codes and tokens of a message are blacked out. */
function redact(message: string): string {
  return message.replace(/[^\s<>"]+@[^\s<>"]+/g, '[email]').replace(/[A-Za-z0-9_-]{24,}/g, '[token]');
}

/** Only errors among the arguments are kept: the others are request data. */
export function libraryLog(log: AuthLog): (level: LibraryLevel, message: string, ...args: unknown[]) => void {
  return (level, message, ...args) => {
    const err = args.find((arg) => arg instanceof Error);
    if (err) noteFailure(err);
    log[level === 'debug' ? 'info' : level](err ? { err } : {}, redact(String(message)));
  };
}
