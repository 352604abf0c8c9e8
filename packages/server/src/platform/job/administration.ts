import type { Database } from '@repo/db';
import type { JobPort } from '../../jobs/collect-jobs.ts';
import type { SmsPort } from '../../sms/sms-port.ts';

/** What operators look after. */
export interface Administration {
  /** Names of the queues of this release. */
  readonly queues: readonly string[];
  readonly port: Pick<JobPort, 'insert' | 'wake'>;
  readonly sms: SmsPort | null;
  readonly productName: Readonly<Record<'ur' | 'en', string>>;
}

/** What a procedure of it needs beside. */
export type AdministrationDatabase = Pick<Database, 'query' | 'withPlatform'>;

export const noAdministration: Administration = {
  queues: [],
  port: {
    async insert() {
      throw new Error('There is no job queue here');
    },
    wake: () => {},
  },
  sms: null,
  productName: { ur: '', en: '' },
};
