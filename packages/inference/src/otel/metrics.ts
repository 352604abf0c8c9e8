/** The histograms of the GenAI conventions (open-telemetry/semantic-conventions-genai, status Development), with their buckets. */
import type { OtelHistogram, OtelMeter } from './types.ts';

/** Seconds: 0.01, doubled to 81.92. */
const seconds: readonly number[] = Array.from({ length: 14 }, (_, power) => 2 ** power / 100);
/** 1, four times as many each, to 67,108,864. */
const tokens: readonly number[] = Array.from({ length: 14 }, (_, power) => 4 ** power);

export interface Metrics {
  /** Seconds. */
  readonly duration: OtelHistogram;
  /** Seconds, of streams. */
  readonly timeToFirstChunk: OtelHistogram;
  /** Seconds between two chunks, of streams. */
  readonly timePerOutputChunk: OtelHistogram;
  readonly tokenUsage: OtelHistogram;
}

export function createMetrics(meter: OtelMeter): Metrics {
  const histogram = (name: string, unit: string, description: string, boundaries: readonly number[]): OtelHistogram =>
    meter.createHistogram(`gen_ai.client.${name}`, {
      unit,
      description,
      advice: { explicitBucketBoundaries: [...boundaries] },
    });
  return {
    duration: histogram('operation.duration', 's', 'Whole calls, with their repeated attempts and queues', seconds),
    timeToFirstChunk: histogram('operation.time_to_first_chunk', 's', 'From the call to the first token', seconds),
    timePerOutputChunk: histogram('operation.time_per_output_chunk', 's', 'From one token to the next', seconds),
    tokenUsage: histogram('token.usage', '{token}', 'Tokens of an attempt, read and written', tokens),
  };
}
