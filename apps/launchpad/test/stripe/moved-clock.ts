/** The clock of this process goes ahead of the machine's by as many milliseconds as a test wrote into a file before SIGUSR2. */
import { readFileSync, rmSync } from 'node:fs';

const { TEST_CLOCK: path = '' } = process.env;
const machine = Date;
let ahead = 0;
const now = () => machine.now() + ahead;

globalThis.Date = new Proxy(machine, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

process.on('SIGUSR2', () => {
  ahead = Number(readFileSync(path, 'utf8'));
  // The test waits for that.
  rmSync(path);
});
