import { InferenceError } from '../errors/index.ts';
import { countOrUndefined, isRecord, numberOrUndefined, parseJson } from '../errors/json.ts';
import type { Usage } from '../types/outcome.ts';
import type { RankedDocument } from '../types/reports.ts';

export interface Ranking {
  /** The best first; of equal ones the earlier document. */
  readonly ranked: readonly RankedDocument[];
  readonly usage: Usage | null;
}

/**
 * The ranking of `count` documents, or of the best `expected` of them. Servers name the score `relevance_score` (llama.cpp, vLLM,
 * Jina) or `score` (Hugging Face's, whose list stands bare and holds all of them), in any order.
 * @throws InferenceError `protocol_error` unless each entry is another one of the documents and has a score
 */
export function parseRerank(body: string, count: number, expected: number): Ranking {
  const json = parseJson(body);
  const entries = isRecord(json) ? json.results : json;
  if (!Array.isArray(entries)) throw broken('The answer is not a ranking');
  const ranked = entries.map((entry) => readEntry(entry, count));
  const hasAll = ranked.length === count || ranked.length === expected;
  if (!hasAll || new Set(ranked.map(({ index }) => index)).size !== ranked.length) {
    throw broken('The number of ranked documents is not that of the request');
  }
  ranked.sort((a, b) => b.score - a.score || a.index - b.index);
  return { ranked: ranked.slice(0, expected), usage: isRecord(json) ? rerankUsage(json.usage) : null };
}

function readEntry(entry: unknown, count: number): RankedDocument {
  const { index, relevance_score, score } = isRecord(entry) ? entry : {};
  const value = numberOrUndefined(relevance_score) ?? numberOrUndefined(score);
  const known = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count;
  if (!known || value === undefined) throw broken('An entry of the ranking names no document or no score');
  return { index, score: value };
}

/** vLLM counts in total only. */
function rerankUsage(usage: unknown): Usage | null {
  const { prompt_tokens, total_tokens } = isRecord(usage) ? usage : {};
  const input = countOrUndefined(prompt_tokens) ?? countOrUndefined(total_tokens);
  return input === undefined ? null : { input, output: 0, source: 'reported' };
}

const broken = (message: string): InferenceError => new InferenceError('protocol_error', { message });
