/** What tells the answers of one kind of server from those of another. */
import type { JsonRecord } from '../../errors/json.ts';

/** What a server does with a chat. */
export type Mood =
  | 'answers'
  /** As one JSON body, though a stream was asked for. */
  | 'answers whole'
  /** After the first text, in its own way. */
  | 'breaks'
  | 'overflows'
  | 'loads'
  | 'is busy';

export interface DialectServerOptions {
  /** Names of its models; default one. */
  readonly models?: readonly string[];
  /** Tokens of the window; default 4096. */
  readonly contextLength?: number;
  /** What it replies to every chat, a delta each. */
  readonly reply?: readonly string[];
  /** What it thinks before, where it tells. */
  readonly thought?: string;
  readonly mood?: Mood;
  readonly port?: number;
}

export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DialectShape {
  /** What is at its paths, for GET. */
  readonly pages: JsonRecord;
  /** Beside chats, for POST. */
  readonly answers?: Readonly<Record<string, (body: JsonRecord) => unknown>>;
  /** The first delta of a stream. */
  readonly first: JsonRecord;
  /** What stands in every further delta. */
  readonly each?: JsonRecord;
  /** Where thoughts stand in a delta; null: within the text. */
  readonly thoughts: 'reasoning' | 'reasoning_content' | null;
  /** Sent before the first delta and between the others. */
  readonly keepAlive: string | null;
  readonly finish: string;
  /** On the chunk of the finish reason, or on one of its own without choices. */
  readonly usageOn: 'finish' | 'own';
  readonly usageFields?: JsonRecord;
  /** Whether a body asks for JSON in words that it knows; what it does not know it passes over. */
  readonly isHeld: (body: JsonRecord) => boolean;
  /** Deltas of one call of a tool, and the finish reason after them; null: not recorded. */
  readonly toolCall: { readonly deltas: readonly JsonRecord[]; readonly finish: string } | null;
  /** What is written in place of the rest of a stream that fails, before it is closed. */
  readonly breaks: readonly string[];
  /** Null where it has no such answer. */
  readonly overflows: Refusal | null;
  readonly loads: Refusal | null;
  readonly isBusy: Refusal | null;
  /** What it refuses for what stands in the body. */
  readonly refuses?: (body: JsonRecord) => Refusal | null;
}

export const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
export const done = 'data: [DONE]\n\n';

/** A call that comes in pieces, by its index. */
export const callInPieces: readonly JsonRecord[] = [
  { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'price', arguments: '' } }] },
  { tool_calls: [{ index: 0, function: { arguments: '{"crop":' } }] },
  { tool_calls: [{ index: 0, function: { arguments: '"گندم"}' } }] },
];

/** The JSON that a server answers with where it is held to JSON, a delta each. */
export const heldReply = ['{"crop":', '"گندم"}'];

/** OpenAI's own way to ask for it. */
export const wantsJson = ({ response_format: format }: JsonRecord): boolean =>
  JSON.stringify(format ?? null).startsWith('{"type":"json_schema","json_schema":{');
