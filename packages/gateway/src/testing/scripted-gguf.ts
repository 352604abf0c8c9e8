/**
 * A GGUF model that says one sentence whatever it is asked: a llama of one block whose attention and feed-forward weights
 * are zero, so that the residual stays the one-hot embedding of the last token, and an output matrix that names that
 * token's successor. llama.cpp runs it like any other file. For tests only: nothing else may import it.
 */
import { writeFileSync } from 'node:fs';
import { type GgufTensor, type GgufValue, ggufFile } from './gguf-file.ts';

export interface ScriptedGgufOptions {
  /** The answer, one token each, a leading space where a word begins. Each may occur once. */
  readonly pieces?: readonly string[];
  /** Begins again after the last piece, without an end: for aborts and timeouts. */
  readonly loop?: boolean;
  /** Tokens the model was trained for. Default 4096. */
  readonly contextLength?: number;
}

/** The words of `scriptedAnswer`, one token each. */
export const scriptedPieces: readonly string[] = ['السلام', ' علیکم', '!', ' گندم', ' کی', ' فصل', ' اچھی', ' ہے', '۔'];

/** What the default script says. */
export const scriptedAnswer = scriptedPieces.join('');

const tokenTypes = { normal: 1, unknown: 2, control: 3, byte: 6 } as const;
const byteTokens = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
const fixedTokens = ['<unk>', '<s>', '</s>', ...byteTokens, '<|im_start|>', '<|im_end|>', '▁'];
const firstPiece = fixedTokens.length;
const endOfTurn = fixedTokens.indexOf('<|im_end|>');
const headCount = 4;
const feedForwardLength = 32;
const chatMl =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}" +
  "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/**
 * The bytes of the model file; the same options give the same bytes.
 * @throws RangeError when there is no piece, or one occurs twice.
 */
export function scriptedGguf(options: ScriptedGgufOptions = {}): Buffer {
  const pieces = (options.pieces ?? scriptedPieces).map((piece) => piece.replaceAll(' ', '▁'));
  const tokens = [...fixedTokens, ...pieces];
  if (pieces.length === 0) throw new RangeError('A script needs one piece');
  if (new Set(tokens).size !== tokens.length) throw new RangeError('A piece may occur once only');
  const dimension = Math.ceil(tokens.length / 32) * 32;
  return ggufFile(metadataOf(tokens, dimension, options.contextLength ?? 4096), [
    { name: 'token_embd.weight', dimensions: [dimension, tokens.length], data: oneHot(tokens.length, dimension) },
    ...silentBlock(dimension),
    ones('output_norm.weight', dimension),
    {
      name: 'output.weight',
      dimensions: [dimension, tokens.length],
      data: successors(tokens.length, dimension, options.loop ? firstPiece : endOfTurn),
    },
  ]);
}

/** Writes the model to a file. */
export function writeScriptedGguf(path: string, options: ScriptedGgufOptions = {}): void {
  writeFileSync(path, scriptedGguf(options));
}

function metadataOf(tokens: readonly string[], dimension: number, contextLength: number): Map<string, GgufValue> {
  const isFixed = (index: number) => index < firstPiece;
  return new Map<string, GgufValue>([
    ['general.architecture', { type: 'string', value: 'llama' }],
    ['general.name', { type: 'string', value: 'scripted, test only' }],
    ['general.license', { type: 'string', value: 'cc0-1.0' }],
    ['general.alignment', { type: 'u32', value: 32 }],
    ['general.file_type', { type: 'u32', value: 0 }],
    ['llama.context_length', { type: 'u32', value: contextLength }],
    ['llama.embedding_length', { type: 'u32', value: dimension }],
    ['llama.block_count', { type: 'u32', value: 1 }],
    ['llama.feed_forward_length', { type: 'u32', value: feedForwardLength }],
    ['llama.attention.head_count', { type: 'u32', value: headCount }],
    ['llama.attention.head_count_kv', { type: 'u32', value: headCount }],
    ['llama.rope.dimension_count', { type: 'u32', value: dimension / headCount }],
    ['llama.attention.layer_norm_rms_epsilon', { type: 'f32', value: 1e-5 }],
    ['llama.vocab_size', { type: 'u32', value: tokens.length }],
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

/** Weights that add nothing to the residual. */
function silentBlock(dimension: number): GgufTensor[] {
  const zeros = (name: string, dimensions: readonly [number, number]): GgufTensor => ({
    name: `blk.0.${name}.weight`,
    dimensions,
    data: new Float32Array(dimensions[0] * dimensions[1]),
  });
  return [
    ones('blk.0.attn_norm.weight', dimension),
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((name) => zeros(name, [dimension, dimension])),
    ones('blk.0.ffn_norm.weight', dimension),
    zeros('ffn_gate', [dimension, feedForwardLength]),
    zeros('ffn_up', [dimension, feedForwardLength]),
    zeros('ffn_down', [feedForwardLength, dimension]),
  ];
}

function ones(name: string, length: number): GgufTensor {
  return { name, dimensions: [length], data: new Float32Array(length).fill(1) };
}

function oneHot(rows: number, dimension: number): Float32Array {
  const data = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row += 1) data[row * dimension + row] = 1;
  return data;
}

/** Row `to`, column `from` is 1 where `to` follows `from`. */
function successors(count: number, dimension: number, afterLast: number): Float32Array {
  const data = new Float32Array(count * dimension);
  for (let from = 0; from < count; from += 1) data[successorOf(from, count, afterLast) * dimension + from] = 1;
  return data;
}

function successorOf(token: number, count: number, afterLast: number): number {
  if (token < firstPiece) return firstPiece;
  return token === count - 1 ? afterLast : token + 1;
}
