/** The servers whose answers are told apart. */
export const dialects = ['ollama', 'llama-server', 'vllm', 'lm-studio', 'tgi', 'litellm', 'openrouter'] as const;
export type Dialect = (typeof dialects)[number];

/** Servers that a discovery may find by itself; a proxy to somebody else's models is only used where it is configured. */
export type FoundDialect = Exclude<Dialect, 'litellm' | 'openrouter'>;
