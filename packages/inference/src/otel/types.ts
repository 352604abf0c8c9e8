/** What is used of OpenTelemetry, so that the package is not needed where there is none. `Tracer` and `Meter` of its API fit. */

export type OtelValue = string | number | boolean | string[];
export type OtelAttributes = Record<string, OtelValue>;

export interface OtelSpan {
  spanContext(): { readonly traceId: string; readonly spanId: string; readonly traceFlags: number };
  setAttributes(attributes: OtelAttributes): unknown;
  addEvent(name: string, attributes: OtelAttributes): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** `Context` is the API's own, which nothing here looks into. */
export interface OtelTracer<Context> {
  startSpan(name: string, options: { kind: number; attributes: OtelAttributes }, context?: Context): OtelSpan;
}

export interface OtelHistogram {
  record(value: number, attributes: OtelAttributes): void;
}

export interface OtelMeter {
  createHistogram(
    name: string,
    options: { unit: string; description: string; advice: { explicitBucketBoundaries: number[] } },
  ): OtelHistogram;
}
