import { router } from '../../trpc/router.ts';
import type { Administration } from './administration.ts';
import { deleteDeadLetter, replayDeadLetter } from './end-dead-letter.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listQueues } from './list-queues.ts';
import { sendTestSms } from './send-test-sms.ts';

/** For the people who run a deployment. */
export function jobRouter(administration: Administration) {
  return router({
    queues: listQueues(administration),
    deadLetters: listDeadLetters(administration),
    replay: replayDeadLetter(administration),
    delete: deleteDeadLetter(administration),
    sendTestSms: sendTestSms(administration),
  });
}
