/** The gateway's HTTP side without a port: what it serves, who may ask, and how it ends. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GatewayError, readerGone } from '../gateway-error.ts';
import type { LanguageModel } from '../llama/port.ts';
import { carriesToken } from './bearer-token.ts';
import { type CallerRules, checkCaller, type Door } from './check-caller.ts';
import { type Exchange, pathOf, type ServedModel } from './exchange.ts';
import { FairQueue } from './fair-queue.ts';
import { greedy, type SamplingDefaults } from './generation-request.ts';
import { defaultLimits, type GatewayLimits } from './limits.ts';
import { type Measure, Metrics } from './metrics.ts';
import type { ModelFiles } from './model-files.ts';
import { noModel } from './no-model.ts';
import { type GatewayView, route } from './routes.ts';
import { gatewayErrorOf, sendError, sendJson } from './send.ts';
import { readTenant, tenantHeaderName } from './tenant.ts';

export type GatewayState = 'loading' | 'ready' | 'no_model' | 'draining';

export interface GatewayOptions extends Partial<CallerRules> {
  readonly token: string;
  /** What signs `x-buniyad-tenant`; without it every request is of the tenant `local`. */
  readonly tenantKey?: string | undefined;
  /** Where a request does not say how to sample. Default: the likeliest token. */
  readonly sampling?: Partial<SamplingDefaults> | undefined;
  readonly limits?: Partial<GatewayLimits>;
  /** Model files that may be fetched and deleted over HTTP; without them that is 501. */
  readonly modelFiles?: ModelFiles | undefined;
  /** Told of failures that are nobody's fault but the gateway's. */
  readonly onFailure?: (cause: unknown) => void;
}

export class Gateway {
  readonly #options: GatewayOptions;
  readonly #limits: GatewayLimits;
  readonly #metrics = new Metrics();
  /** What is being answered, and what ends it. */
  readonly #running = new Map<Promise<void>, AbortController>();
  #state: GatewayState = 'loading';
  #served: ServedModel | undefined;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    const { token, allowedHosts = [], allowedOrigins = [] } = options;
    this.handle = this.handlerOf({ token, allowedHosts, allowedOrigins });
  }

  get state(): GatewayState {
    return this.#state;
  }

  /** Serves a model from now on; the answer's `sha256` may be filled in later. */
  serve(model: LanguageModel): ServedModel {
    const { waiting, waitTime } = this.#limits;
    const queue = new FairQueue({ active: model.info.sequences, waiting, waitTime });
    const sampling = { ...greedy, ...this.#options.sampling };
    this.#served = { model, queue, sampling, sha256: null, created: Math.floor(Date.now() / 1000) };
    if (this.#state === 'loading') this.#state = 'ready';
    return this.#served;
  }

  /** Answers 503 with instructions from now on. */
  serveNothing(): void {
    if (this.#state === 'loading') this.#state = 'no_model';
  }

  /** Refuses new requests, gives running ones `time` milliseconds, then ends them with an error. */
  async drain(time: number): Promise<void> {
    this.#state = 'draining';
    const stop = setTimeout(() => {
      for (const controller of this.#running.values()) controller.abort(stopping());
    }, time);
    await Promise.allSettled(this.#running.keys());
    clearTimeout(stop);
  }

  /** Answers one request that came through the gateway's own door; never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  /** The same for another door. */
  handlerOf(door: Door): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
    return async (request, response) => {
      const controller = new AbortController();
      const measure = this.#metrics.measure();
      const work = this.#answer(request, response, { door, controller, measure }).then(
        () => measure.end(null),
        (cause) => {
          measure.end(gatewayErrorOf(cause).type);
          this.#refuse(request, response, cause);
        },
      );
      this.#running.set(work, controller);
      await work;
      this.#running.delete(work);
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse, { door, controller, measure }: Arrival): Promise<void> {
    checkCaller(request, door);
    const path = pathOf(request);
    const isKnown = carriesToken(request.headers.authorization, door.token);
    if (path === '/health' && request.method === 'GET') {
      sendJson(response, this.#state === 'ready' ? 200 : 503, this.#health(isKnown));
      return;
    }
    if (!isKnown) throw new GatewayError(401, 'authentication_error', 'This needs the token of this start');
    const tenant = readTenant(this.#options.tenantKey ?? null, request.headers[tenantHeaderName]);
    if (this.#state === 'draining') throw stopping();
    response.once('close', () => {
      if (!response.writableFinished) controller.abort(readerGone());
    });
    const exchange: Exchange = {
      request,
      response,
      path,
      limits: this.#limits,
      tenant,
      measure,
      signal: controller.signal,
      abort: (reason) => controller.abort(reason),
      served: () => this.#requireModel(),
      modelFiles: () => this.#requireFiles(door),
    };
    await route(exchange, this.#view());
  }

  #view(): GatewayView {
    const { queue } = this.#served ?? {};
    return {
      served: this.#served,
      metrics: () => this.#metrics.text({ active: queue?.active ?? 0, waiting: queue?.waiting ?? 0 }),
    };
  }

  #health(isKnown: boolean) {
    const status = this.#state === 'ready' ? 'ok' : this.#state;
    if (!isKnown) return { status };
    const { model, queue } = this.#served ?? {};
    return { status, model: model?.info.id ?? null, active: queue?.active ?? 0, waiting: queue?.waiting ?? 0 };
  }

  #requireModel(): ServedModel {
    if (this.#served) return this.#served;
    if (this.#state === 'no_model') throw noModel();
    throw new GatewayError(503, 'unavailable_error', 'Loading model', { retryAfter: 1 });
  }

  #requireFiles({ isForOthers = false }: Door): ModelFiles {
    const { modelFiles } = this.#options;
    if (!modelFiles) throw new GatewayError(501, 'not_supported_error', 'No folder of models is set here');
    if (!isForOthers) return modelFiles;
    throw new GatewayError(403, 'permission_error', 'Model files are changed from this machine alone', { shouldRetry: false });
  }

  #refuse(request: IncomingMessage, response: ServerResponse, cause: unknown): void {
    const error = gatewayErrorOf(cause);
    if (error.type === 'server_error') this.#options.onFailure?.(cause);
    if (!response.headersSent && !response.destroyed) sendError(response, error, pathOf(request));
    else if (!response.writableEnded) response.destroy();
  }
}

interface Arrival {
  readonly door: Door;
  readonly controller: AbortController;
  readonly measure: Measure;
}

function stopping(): GatewayError {
  return new GatewayError(503, 'unavailable_error', 'The gateway is stopping', { retryAfter: 2 });
}
