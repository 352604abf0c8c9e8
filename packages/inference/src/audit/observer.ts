/** Writes how calls end into the log that has their decisions. */
import type { Observer } from '../types/observer.ts';
import type { AuditFile } from './file-sink.ts';

export interface AuditObserverConfig {
  readonly audit: Pick<AuditFile, 'end'>;
  /** Told of an end that could not be written. The call has been, its decision is written, and its result is not held back. */
  readonly onFailure: (error: unknown) => void;
}

export function createAuditObserver({ audit, onFailure }: AuditObserverConfig): Observer {
  return {
    begin({ requestId, operation, model }) {
      return {
        attempt() {},
        firstToken() {},
        end({ error, attempts, totalMs }) {
          audit.end({ requestId, operation, model, error, attempts: [...attempts], totalMs }).catch(onFailure);
        },
      };
    },
  };
}
