import { countOrUndefined, isRecord } from '../errors/json.ts';
import type { Usage } from '../types/outcome.ts';

/** Token counts of a reply; null when the server gives none, or not both. */
export function readUsage(value: unknown): Usage | null {
  if (!isRecord(value)) return null;
  const input = countOrUndefined(value.prompt_tokens);
  const output = countOrUndefined(value.completion_tokens);
  if (input === undefined || output === undefined) return null;
  const cached = detail(value.prompt_tokens_details, 'cached_tokens');
  const reasoning = detail(value.completion_tokens_details, 'reasoning_tokens');
  return {
    input,
    output,
    ...(cached === undefined ? {} : { cached }),
    ...(reasoning === undefined ? {} : { reasoning }),
    source: 'reported',
  };
}

const detail = (details: unknown, name: string): number | undefined =>
  isRecord(details) ? countOrUndefined(details[name]) : undefined;
