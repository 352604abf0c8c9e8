/** The program that `startGateway` forks. */
import { failedMessage, tellParent } from './messages.ts';
import { runGateway } from './run-gateway.ts';
import { receiveSettings } from './settings.ts';

try {
  await runGateway(await receiveSettings());
} catch (cause) {
  await tellParent(failedMessage(cause));
  process.stderr.write(`gateway: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}
