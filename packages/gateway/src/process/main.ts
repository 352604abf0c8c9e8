/** The program that `startGateway` forks. */
import { failedMessage, tellParent } from './messages.ts';
import { runGateway } from './run-gateway.ts';
import { readSettings } from './settings.ts';

try {
  await runGateway(readSettings(process.argv[2]));
} catch (cause) {
  await tellParent(failedMessage(cause));
  process.exit(1);
}
