/** The record of decisions and calls: a file in the data folder, opened when the first of them is written. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { AuditSink, Observer } from '@repo/inference';
import {
  type AuditFile,
  createAuditObserver,
  openAuditFile,
  type SealStore,
  sealFile,
  startSealing,
} from '@repo/inference/audit';
import type { Log } from '../../log/log.ts';

/** Names of the files in the data folder. */
export const modelLogFile = 'inference-audit.jsonl';
export const modelSealFile = 'inference-seals.jsonl';

export interface ModelLogOptions {
  /** The data folder. */
  readonly folder: string;
  /** Of this deployment; the names of organizations in the record are made with it. */
  readonly secret: string;
  /** Seals go into the log of the process too, which is kept elsewhere in production. */
  readonly sealsToLog: boolean;
  readonly log: Log;
}

export interface ModelLog {
  readonly sink: AuditSink;
  /** Writes how calls end. */
  readonly observer: Observer;
  stop(): Promise<void>;
}

interface Opened {
  readonly audit: AuditFile;
  readonly sealing: ReturnType<typeof startSealing>;
}

export function createModelLog({ folder, secret, sealsToLog, log }: ModelLogOptions): ModelLog {
  const path = join(folder, modelLogFile);
  const tenantSecret = createHmac('sha256', secret).update('inference-audit').digest('base64url');
  const seals = sealFile(join(folder, modelSealFile));
  const store: SealStore = {
    async put(seal) {
      await seals.put(seal);
      if (sealsToLog) log.info({ seal }, 'the record of decisions on models is sealed');
    },
  };
  let opening: Promise<Opened> | null = null;
  const open = async (): Promise<Opened> => {
    const audit = await openAuditFile({ path, tenantSecret });
    const onFailure = (err: unknown) => log.error({ err }, 'the record of decisions on models is not sealed');
    return { audit, sealing: startSealing({ audit, store, onFailure }) };
  };
  // What failed is tried anew with the next record: a full disk is emptied, another process ends.
  const opened = (): Promise<Opened> => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      log.error({ err: error }, 'the record of decisions on models cannot be written, so no model is asked');
      throw error;
    });
    return opening;
  };
  const stop = async () => {
    const last = await opening?.catch(() => null);
    opening = null;
    // What still waits to be written is under the last seal.
    await last?.audit.close();
    await last?.sealing.stop();
  };
  return {
    sink: { append: async (decision) => (await opened()).audit.append(decision), close: stop },
    observer: createAuditObserver({
      audit: { end: async (call) => (await opened()).audit.end(call) },
      onFailure: (err) => log.error({ err }, 'the end of a call is not in the record'),
    }),
    stop,
  };
}
