/** Servers that count the tokens of a text by their model's own vocabulary: how they are asked. */
export const tokenizerKinds = ['llama-server', 'vllm', 'gateway'] as const;
export type TokenizerKind = (typeof tokenizerKinds)[number];
