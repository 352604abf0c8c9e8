import type { ZodType } from 'zod';
import type { ChatRequest, ChatResult } from './chat.ts';

interface AnyObjectRequest extends Omit<ChatRequest, 'responseFormat' | 'tools' | 'toolChoice'> {
  /** What the schema is called towards the server; default `answer`. */
  readonly schemaName?: string;
}

export interface ObjectRequest<T> extends AnyObjectRequest {
  readonly schema: ZodType<T>;
}

/** Draft 2020-12. A keyword that an answer cannot be held to is refused before anything is sent. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface JsonObjectRequest extends AnyObjectRequest {
  readonly schema: JsonSchema;
}

/** The reply that fitted, and its value. */
export interface ObjectResult<T> extends ChatResult {
  readonly value: T;
  /** The first answer did not fit, and the second one does. */
  readonly repaired: boolean;
  /** That first answer, with what it used and cost. */
  readonly rejected: ChatResult | null;
}
