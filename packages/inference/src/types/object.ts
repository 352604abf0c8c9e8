import type { ZodType } from 'zod';
import type { ChatRequest, ChatResult } from './chat.ts';

export interface ObjectRequest<T> extends Omit<ChatRequest, 'responseFormat' | 'tools' | 'toolChoice'> {
  readonly schema: ZodType<T>;
  /** What the schema is called towards the server; default `answer`. */
  readonly schemaName?: string;
}

/** The reply that fitted, and its value. */
export interface ObjectResult<T> extends ChatResult {
  readonly value: T;
  /** The first answer did not fit, and the second one does. */
  readonly repaired: boolean;
}
