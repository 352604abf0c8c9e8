/** What a server can do, as far as it says or has shown; null: not known. */
export interface Capabilities {
  readonly chat: boolean | null;
  /** Holds an answer to a JSON Schema. */
  readonly jsonSchema: boolean | null;
  readonly tools: boolean | null;
  /** Images in a question. */
  readonly vision: boolean | null;
  readonly embeddings: boolean | null;
  readonly rerank: boolean | null;
  readonly transcription: boolean | null;
}
