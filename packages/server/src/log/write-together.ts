import type { EventEmitter } from 'node:events';

/**
 * Writes the lines of one turn of the event loop together: each write to standard error is a system call that the process waits
 * for. What is left when the process ends is written then; one that is killed loses the lines of a turn.
 */
export function writeTogether(
  write: (text: string) => void,
  ending: Pick<EventEmitter, 'once'> = process,
): (line: string) => void {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    if (text !== '') write(text);
  };
  ending.once('exit', flush);
  return (line) => {
    if (waiting === '') setImmediate(flush);
    waiting += line;
  };
}
