/** Weights of the scripted model: which token follows which, and what a key token anywhere in the prompt changes. */
import type { GgufTensor } from './gguf-file.ts';

/** A token that the model says instead of its first one while a key stands in the prompt. */
export interface Keyed {
  readonly says: number;
  readonly when: number;
  /** A token that takes the key back, or null. */
  readonly until: number | null;
}

export interface ScriptedWeights {
  readonly tokens: number;
  readonly contextLength: number;
  /** Follows every token that `edges` does not name. */
  readonly first: number;
  readonly edges: ReadonlyMap<number, number>;
  readonly keys: readonly Keyed[];
  /** A token by whose share a text is ranked; with it the architecture is qwen3, which llama.cpp ranks with. */
  readonly ranks?: number | undefined;
}

export const headCount = 4;
export const feedForwardLength = 32;

/** One dimension a token, and one a key that says whether it is there; whole blocks of 32. */
export function dimensionOf({ tokens, keys, ranks }: Omit<ScriptedWeights, 'contextLength'>): number {
  return Math.ceil((tokens + keys.length + (ranks === undefined ? 0 : 1)) / 32) * 32;
}

/**
 * The residual is the last token, one-hot, and the block adds nothing to it: so the output matrix alone says what follows. A key
 * makes use of attention: queries and keys are zero, so every position weighs the same, and the value of a position is 1 where the
 * key stands. Their mean is the key's share of the prompt, at least 1 / `contextLength`.
 */
export function scriptedTensors(script: ScriptedWeights): GgufTensor[] {
  const { tokens, keys, ranks } = script;
  const rank = tokens + keys.length;
  const dimension = dimensionOf(script);
  const square = [dimension, dimension] as const;
  const shape = [dimension, tokens] as const;
  return [
    matrix('token_embd.weight', shape, (set) => each(tokens, (token) => set(token, token, 1))),
    ones('blk.0.attn_norm.weight', dimension),
    matrix('blk.0.attn_q.weight', square),
    matrix('blk.0.attn_k.weight', square),
    matrix('blk.0.attn_v.weight', square, (set) => {
      for (const [index, { when, until }] of keys.entries()) {
        set(tokens + index, when, 1);
        if (until !== null) set(tokens + index, until, -takesBack);
      }
      if (ranks !== undefined) set(rank, ranks, 1);
    }),
    matrix('blk.0.attn_output.weight', square, (set) => {
      for (let row = tokens; row < dimension; row += 1) set(row, row, 1);
    }),
    ones('blk.0.ffn_norm.weight', dimension),
    matrix('blk.0.ffn_gate.weight', [dimension, feedForwardLength]),
    matrix('blk.0.ffn_up.weight', [dimension, feedForwardLength]),
    matrix('blk.0.ffn_down.weight', [feedForwardLength, dimension]),
    ones('output_norm.weight', dimension),
    matrix('output.weight', shape, (set) => {
      each(tokens, (from) => {
        const to = script.edges.get(from);
        if (to === undefined) set(script.first, from, 1);
        else set(to, from, keys.length > 0 ? stronger : 1);
      });
      for (const [index, { says }] of keys.entries()) set(says, tokens + index, script.contextLength);
    }),
    ...(ranks === undefined ? [] : rankingTensors(dimension, rank)),
  ];
}

/** Two scores, of which llama.cpp takes the softmax: the share of the token, and zero. */
function rankingTensors(dimension: number, rank: number): GgufTensor[] {
  return [
    ones('blk.0.attn_q_norm.weight', dimension / headCount),
    ones('blk.0.attn_k_norm.weight', dimension / headCount),
    matrix('cls.output.weight', [dimension, 2], (set) => set(0, rank, 1)),
  ];
}

/** More than any number of keys outweighs; as a value of attention it must fit a float16. */
const takesBack = 3000;

/** A key may not change a sentence that has begun: more than `contextLength` times the largest share. */
const stronger = 1e6;

type Put = (row: number, column: number, value: number) => void;

/** Zero but for what `fill` sets. Rows are outputs, columns inputs. */
function matrix(name: string, dimensions: readonly [number, number], fill: (set: Put) => void = () => {}): GgufTensor {
  const [columns, rows] = dimensions;
  const data = new Float32Array(columns * rows);
  fill((row, column, value) => {
    data[row * columns + column] = value;
  });
  return { name, dimensions, data };
}

function ones(name: string, length: number): GgufTensor {
  return { name, dimensions: [length], data: new Float32Array(length).fill(1) };
}

function each(count: number, visit: (index: number) => void): void {
  for (let index = 0; index < count; index += 1) visit(index);
}
