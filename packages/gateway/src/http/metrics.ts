/**
 * What the gateway measures, named after OpenTelemetry's conventions for generative AI (open-telemetry/semantic-conventions-genai,
 * the server's metrics, with its advised bounds). No tenant is a label: a list of tenants is nobody's business.
 */
import type { Generation } from '../llama/port.ts';
import { Histogram, heading, labelText } from './histogram.ts';

export type Operation = 'chat' | 'text_completion' | 'embeddings' | 'rerank';

/** Measures one request. */
export interface Measure {
  /** Called when it is known what is asked of which model; before that a request is not measured. */
  begin(operation: Operation, model: string): void;
  /** Called with each token that reaches the client; the first counts. */
  token(): void;
  used(tokens: { readonly input: number; readonly output: number; readonly cached: number }): void;
  /** @param error the type of what ended it, or null. */
  end(error: string | null): void;
}

const powersOfTwo = Array.from({ length: 14 }, (_, power) => 2 ** power / 100);
const firstTokenBounds = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const perTokenBounds = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5];
const tokensName = 'buniyad_gateway_tokens_total';

export class Metrics {
  readonly #duration = new Histogram(
    'gen_ai_server_request_duration_seconds',
    'Time from a request to the end of its answer.',
    powersOfTwo,
  );
  readonly #firstToken = new Histogram(
    'gen_ai_server_time_to_first_token_seconds',
    'Time from a request to the first token of its answer.',
    firstTokenBounds,
  );
  readonly #perToken = new Histogram(
    'gen_ai_server_time_per_output_token_seconds',
    'Time per token of an answer after its first.',
    perTokenBounds,
  );
  readonly #tokens = new Map<string, number>();

  /** @param now seconds of a clock that never goes back. */
  measure(now: () => number = () => performance.now() / 1000): Measure {
    const start = now();
    let labels: Readonly<Record<string, string>> | undefined;
    let first: number | undefined;
    let output = 0;
    return {
      begin(operation, model) {
        labels = { gen_ai_operation_name: operation, gen_ai_request_model: model };
      },
      token() {
        first ??= now();
      },
      used: (tokens) => {
        output = tokens.output;
        for (const [kind, count] of Object.entries(tokens)) {
          const key = labelText({ ...labels, kind });
          this.#tokens.set(key, (this.#tokens.get(key) ?? 0) + count);
        }
      },
      end: (error) => {
        if (!labels) return;
        const end = now();
        this.#duration.observe(end - start, error === null ? labels : { ...labels, error_type: error });
        if (first === undefined) return;
        this.#firstToken.observe(first - start, labels);
        if (output > 1) this.#perToken.observe((end - first) / (output - 1), labels);
      },
    };
  }

  /** Prometheus' text format, with the requests that run and wait now. */
  text(queue: { readonly active: number; readonly waiting: number }): string {
    const gauge = (name: string, help: string, value: number) => [...heading(name, help, 'gauge'), `${name} ${value}`];
    const lines = [
      ...this.#duration.lines(),
      ...this.#firstToken.lines(),
      ...this.#perToken.lines(),
      ...heading(tokensName, 'Tokens of prompts, of answers, and of prompts that were evaluated before.', 'counter'),
      ...[...this.#tokens].map(([labels, count]) => `${tokensName}{${labels}} ${count}`),
      ...gauge('buniyad_gateway_active_requests', 'Requests that have a sequence.', queue.active),
      ...gauge('buniyad_gateway_waiting_requests', 'Requests that wait for a sequence.', queue.waiting),
    ];
    return `${lines.join('\n')}\n`;
  }
}

/** What a generation used, as it is measured. */
export function usedBy(promptTokens: number, { completionTokens, cachedTokens }: Generation) {
  return { input: promptTokens, output: completionTokens, cached: cachedTokens };
}
