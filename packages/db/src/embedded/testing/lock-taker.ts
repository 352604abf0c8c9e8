/** Says that it is ready, waits for a line, tries to take the lock of the file given, says how that went, and holds it. */
import { once } from 'node:events';
import { takeLock } from '../lock.ts';

const [, , file = ''] = process.argv;
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const outcome = await takeLock(file).then(
  () => 'won',
  (error: unknown) => String(error),
);
process.stdout.write(`${outcome}\n`);
process.stdin.resume();
