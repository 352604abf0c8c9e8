/**
 * Writes a GGUF file, version 3, little-endian (ggml-org/llama.cpp, `docs/gguf.md`): magic, version, counts, metadata,
 * tensor infos, then the tensors' data. Tensors are float32; what the tests need and no more.
 */

/** One metadata value with its GGUF type. */
export type GgufValue =
  | { readonly type: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'i32s' | 'f32s'; readonly value: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Fastest dimension first, as GGUF orders them. */
  readonly dimensions: readonly number[];
  /** Row-major values; its length is the product of the dimensions. */
  readonly data: Float32Array;
}

const alignment = 32;
const typeIds = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const tensorTypeF32 = 0;

/** The bytes of the whole file. */
export function ggufFile(metadata: ReadonlyMap<string, GgufValue>, tensors: readonly GgufTensor[]): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.size)];
  for (const [key, value] of metadata) parts.push(text(key), ...encoded(value));
  let offset = 0;
  for (const { name, dimensions, data } of tensors) {
    parts.push(text(name), u32(dimensions.length), ...dimensions.map(u64), u32(tensorTypeF32), u64(offset));
    offset += padded(data.byteLength);
  }
  parts.push(padding(parts.reduce((sum, part) => sum + part.length, 0)));
  for (const { data } of tensors) parts.push(littleEndian(data), padding(data.byteLength));
  return Buffer.concat(parts);
}

function encoded(entry: GgufValue): Buffer[] {
  switch (entry.type) {
    case 'u32':
      return [u32(typeIds.u32), u32(entry.value)];
    case 'i32':
      return [u32(typeIds.i32), i32(entry.value)];
    case 'f32':
      return [u32(typeIds.f32), f32(entry.value)];
    case 'bool':
      return [u32(typeIds.bool), Buffer.from([entry.value ? 1 : 0])];
    case 'string':
      return [u32(typeIds.string), text(entry.value)];
    case 'strings':
      return [u32(typeIds.array), u32(typeIds.string), u64(entry.value.length), ...entry.value.map(text)];
    case 'i32s':
      return [u32(typeIds.array), u32(typeIds.i32), u64(entry.value.length), ...entry.value.map(i32)];
    case 'f32s':
      return [u32(typeIds.array), u32(typeIds.f32), u64(entry.value.length), ...entry.value.map(f32)];
  }
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true);
  return bytes;
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function padding(length: number): Buffer {
  return Buffer.alloc(padded(length) - length);
}
