/** The servers whose answers are told apart. */
export const dialects = ['ollama', 'llama-server', 'vllm', 'lm-studio'] as const;
export type Dialect = (typeof dialects)[number];
