/** The vocabulary of the scripted model and the metadata of its file. */
import type { GgufValue } from './gguf-file.ts';
import { dimensionOf, feedForwardLength, headCount, type ScriptedWeights } from './scripted-weights.ts';

const tokenTypes = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;
const byteTokens = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
/** The tokens in front of the script. */
export const fixedTokens = ['<unk>', '<s>', '</s>', ...byteTokens, '<|im_start|>', '<|im_end|>', '▁'];
export const firstPiece = fixedTokens.length;
export const endOfTurn = fixedTokens.indexOf('<|im_end|>');
const rankingLabels = ['qwen3.classifier.output_labels', { type: 'strings', value: ['yes', 'no'] }] as const;
const chatMl =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}" +
  "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** What llama.cpp needs to know: sizes, vocabulary and the ChatML template. */
export function scriptedMetadata(tokens: readonly string[], script: ScriptedWeights): Map<string, GgufValue> {
  const dimension = dimensionOf(script);
  const architecture = script.ranks === undefined ? 'llama' : 'qwen3';
  const isFixed = (index: number) => index < firstPiece;
  return new Map<string, GgufValue>([
    ['general.architecture', { type: 'string', value: architecture }],
    ['general.name', { type: 'string', value: 'scripted, test only' }],
    ['general.license', { type: 'string', value: 'cc0-1.0' }],
    ['general.alignment', { type: 'u32', value: 32 }],
    ['general.file_type', { type: 'u32', value: 0 }],
    [`${architecture}.context_length`, { type: 'u32', value: script.contextLength }],
    [`${architecture}.embedding_length`, { type: 'u32', value: dimension }],
    [`${architecture}.block_count`, { type: 'u32', value: 1 }],
    [`${architecture}.feed_forward_length`, { type: 'u32', value: feedForwardLength }],
    [`${architecture}.attention.head_count`, { type: 'u32', value: headCount }],
    [`${architecture}.attention.head_count_kv`, { type: 'u32', value: headCount }],
    [`${architecture}.rope.dimension_count`, { type: 'u32', value: dimension / headCount }],
    [`${architecture}.attention.layer_norm_rms_epsilon`, { type: 'f32', value: 1e-5 }],
    [`${architecture}.vocab_size`, { type: 'u32', value: tokens.length }],
    ...(script.ranks === undefined ? [] : [rankingLabels]),
    ['tokenizer.ggml.model', { type: 'string', value: 'llama' }],
    ['tokenizer.ggml.tokens', { type: 'strings', value: tokens }],
    ['tokenizer.ggml.scores', { type: 'f32s', value: tokens.map((token, index) => scoreOf(token, isFixed(index))) }],
    ['tokenizer.ggml.token_type', { type: 'i32s', value: tokens.map((token, index) => typeOf(token, isFixed(index))) }],
    ['tokenizer.ggml.bos_token_id', { type: 'u32', value: 1 }],
    ['tokenizer.ggml.eos_token_id', { type: 'u32', value: endOfTurn }],
    ['tokenizer.ggml.unknown_token_id', { type: 'u32', value: 0 }],
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: true }],
    ['tokenizer.ggml.add_eos_token', { type: 'bool', value: false }],
    ['tokenizer.ggml.add_space_prefix', { type: 'bool', value: false }],
    ['tokenizer.chat_template', { type: 'string', value: chatMl }],
  ]);
}

function scoreOf(token: string, fixed: boolean): number {
  if (!fixed) return -2;
  return token === '▁' ? -1 : 0;
}

function typeOf(token: string, fixed: boolean): number {
  if (!fixed || token === '▁') return tokenTypes.normal;
  if (token === '<unk>') return tokenTypes.unknown;
  return byteTokens.includes(token) ? tokenTypes.byte : tokenTypes.control;
}
