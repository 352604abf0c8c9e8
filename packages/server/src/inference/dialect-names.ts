import type { Dialect } from '@repo/inference';

/** As the makers of the servers write their names. */
export const dialectNames: Readonly<Record<Dialect, string>> = {
  ollama: 'Ollama',
  'llama-server': 'llama.cpp',
  vllm: 'vLLM',
  'lm-studio': 'LM Studio',
  tgi: 'Text Generation Inference',
  litellm: 'LiteLLM',
  openrouter: 'OpenRouter',
};
