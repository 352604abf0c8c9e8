import type { CallBegun, CallObserver, CallOver, Observer } from '../types/observer.ts';
import type { Attempt } from '../types/result.ts';
import { attemptAttributes, begunAttributes, metricAttributes, type Naming, overAttributes, sidesOf } from './attributes.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { TiersOf } from './tiers.ts';
import type { OtelMeter, OtelSpan, OtelTracer } from './types.ts';

export interface OtelConfig<Context = unknown> {
  /** `trace.getTracer(…)` of `@opentelemetry/api`; left out: no spans. */
  readonly tracer?: OtelTracer<Context>;
  /** `metrics.getMeter(…)`; left out: no metrics. */
  readonly meter?: OtelMeter;
  /** Which software an endpoint runs, for `gen_ai.provider.name`; default the endpoint's id. */
  readonly providerOf?: (endpointId: string) => string;
  /** Of `rememberTiers`. */
  readonly tiersOf?: TiersOf;
  /**
   * The context of a `traceparent` that a call names: `(traceparent) => propagation.extract(ROOT_CONTEXT, { traceparent })`. Left out,
   * a span belongs to what is active.
   */
  readonly contextOf?: (traceparent: string) => Context;
}

/** SpanKind.CLIENT */
const clientKind = 2;
/** SpanStatusCode.ERROR */
const errorStatus = 2;

/**
 * Spans and metrics after the GenAI conventions of OpenTelemetry: one span over all attempts of a call with an event for each. They
 * hold no content and no tenant. Where a call names no `traceparent`, its span's is what servers are sent.
 */
export function createOtelObserver<Context = unknown>(config: OtelConfig<Context>): Observer {
  const { tracer, meter, providerOf = (endpointId) => endpointId, tiersOf, contextOf } = config;
  const naming: Naming = { providerOf, tiersOf };
  const metrics = meter === undefined ? null : createMetrics(meter);
  return {
    begin(begun) {
      const { operation, model, traceparent } = begun;
      const parent = traceparent === undefined || contextOf === undefined ? [] : [contextOf(traceparent)];
      const options = { kind: clientKind, attributes: begunAttributes(begun) };
      const span = tracer?.startSpan(`${operation} ${model}`, options, ...parent) ?? null;
      return new Watch(begun, naming, span, metrics);
    },
  };
}

class Watch implements CallObserver {
  readonly traceparent: string | undefined;
  readonly #begun: CallBegun;
  readonly #naming: Naming;
  readonly #span: OtelSpan | null;
  readonly #metrics: Metrics | null;
  #firstMs: number | null = null;
  #lastMs = 0;
  /** Between two chunks; written at the end, when it is known whose they are. */
  readonly #gapsMs: number[] = [];

  constructor(begun: CallBegun, naming: Naming, span: OtelSpan | null, metrics: Metrics | null) {
    this.#begun = begun;
    this.#naming = naming;
    this.#span = span;
    this.#metrics = metrics;
    this.traceparent = span === null ? undefined : traceparentOf(span);
  }

  attempt(attempt: Attempt): void {
    this.#span?.addEvent('buniyad.attempt', attemptAttributes(attempt));
  }

  firstToken(sinceStartMs: number): void {
    this.#firstMs = sinceStartMs;
    this.#lastMs = sinceStartMs;
  }

  chunk(sinceStartMs: number): void {
    if (this.#metrics !== null) this.#gapsMs.push(sinceStartMs - this.#lastMs);
    this.#lastMs = sinceStartMs;
  }

  end(over: CallOver): void {
    this.#span?.setAttributes(overAttributes(over, this.#begun.operation, this.#naming));
    if (over.error !== null) this.#span?.setStatus({ code: errorStatus });
    this.#span?.end();
    if (this.#metrics !== null) this.#measure(this.#metrics, over);
  }

  #measure(metrics: Metrics, { error, attempts, totalMs }: CallOver): void {
    const whose = metricAttributes(this.#begun, attempts.at(-1), this.#naming);
    metrics.duration.record(totalMs / 1000, { ...whose, ...(error === null ? {} : { 'error.type': error.code }) });
    if (this.#firstMs !== null) metrics.timeToFirstChunk.record(this.#firstMs / 1000, whose);
    for (const gapMs of this.#gapsMs) metrics.timePerOutputChunk.record(gapMs / 1000, whose);
    for (const attempt of attempts) {
      const own = metricAttributes(this.#begun, attempt, this.#naming);
      for (const side of sidesOf(this.#begun.operation)) {
        if (attempt.usage !== null) metrics.tokenUsage.record(attempt.usage[side], { ...own, 'gen_ai.token.type': side });
      }
    }
  }
}

/** W3C trace context; none for a span that nobody records, whose ids are zeros. */
function traceparentOf(span: OtelSpan): string | undefined {
  const { traceId, spanId, traceFlags } = span.spanContext();
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return undefined;
  return `00-${traceId}-${spanId}-${(traceFlags & 0xff).toString(16).padStart(2, '0')}`;
}
