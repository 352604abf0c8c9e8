import type { MailMessage, MailPort } from '@repo/auth';
import type { Log } from '../log/log.ts';

/** A mail port that answers at once and sends afterwards, so that no request waits for a mail server. */
export interface MailQueue extends MailPort {
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/** Milliseconds before each further attempt. */
const defaultPauses = [1_000, 5_000, 30_000];

/** A mail that fails is tried again, then given up and logged without its address. What waits is lost when the process dies. */
export function createMailQueue(port: MailPort, log: Log, pauses: readonly number[] = defaultPauses): MailQueue {
  const underWay = new Set<Promise<void>>();
  const deliver = async (message: MailMessage): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await port.send(message);
        return;
      } catch (err) {
        const pause = pauses[attempt];
        log.warn({ err, template: message.template, attempt: attempt + 1, last: pause === undefined }, 'a mail was not sent');
        if (pause === undefined) return;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
  return {
    async send(message) {
      const delivery = deliver(message).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
