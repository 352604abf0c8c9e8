/** Checks that run while developing and in tests; a production build drops them. */
import type { CompiledMessage } from 'icu-minify/format';
import { partsOf, sequences } from './message-parts.ts';

/** @throws Error when the message did not go through the build, or lacks a parameter: it would show "{name}" or "undefined" */
export function checkCall(key: string, message: CompiledMessage, params: Readonly<Record<string, unknown>>): void {
  if (typeof message === 'string' && /\{\w+[,}]/.test(message)) {
    throw new Error(`Message "${key}" is not compiled: the build lacks messagesPlugin()`);
  }
  for (const part of [...sequences(partsOf(message))].flat()) {
    if ('name' in part && !(part.name in params)) throw new Error(`Message "${key}" needs the parameter "${part.name}"`);
  }
}
