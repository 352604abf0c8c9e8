import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError } from '../gateway-error.ts';
import type { LanguageModel } from '../llama/port.ts';
import type { FairQueue } from './fair-queue.ts';
import type { SamplingDefaults } from './generation-request.ts';
import type { GatewayLimits } from './limits.ts';
import type { Measure } from './metrics.ts';
import type { ModelFiles } from './model-files.ts';
import type { Tenant } from './tenant.ts';

/** A loaded model with what is known of its file, and the queue in front of it. */
export interface ServedModel {
  readonly model: LanguageModel;
  readonly queue: FairQueue;
  readonly sampling: SamplingDefaults;
  /** Hex digest of the file; null until it is computed. */
  sha256: string | null;
  /** Unix seconds. */
  readonly created: number;
}

/** One request and its answer, with what a handler may use. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The path without its query. */
  readonly path: string;
  readonly limits: GatewayLimits;
  /** Whose request it is. */
  readonly tenant: Tenant;
  readonly measure: Measure;
  /** Aborted with a `GatewayError`: the reader is gone or too slow, or the gateway has to stop. */
  readonly signal: AbortSignal;
  /** Ends the work on this request. */
  abort(reason: GatewayError): void;
  /** The model that answers. @throws GatewayError 503 when there is none, or not yet. */
  served(): ServedModel;
  /**
   * The model files of this machine.
   * @throws GatewayError 501 where no folder of them is set, 403 at the door for others
   */
  modelFiles(): ModelFiles;
}

/** The path of a request without its query. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** @throws GatewayError 404 when a request names a model that is not the one that is loaded. */
export function checkModel({ model }: ServedModel, asked: string | null | undefined): void {
  if (asked === null || asked === undefined || asked === model.info.id) return;
  throw modelNotFound(asked);
}

export function modelNotFound(asked: string): GatewayError {
  return new GatewayError(404, 'not_found_error', `There is no model ${JSON.stringify(asked.slice(0, 200))} here`, {
    param: 'model',
  });
}
