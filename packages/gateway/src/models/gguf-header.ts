/**
 * What a GGUF file says of itself (ggml-org/gguf, `docs/gguf.md`): magic, version, two counts, then pairs of key and value. Read in
 * windows and only as far as it is asked; nothing in it is believed about its own length.
 */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { windowOf } from './gguf-window.ts';
import { ModelError } from './model-error.ts';

export interface GgufHeader {
  readonly name: string | null;
  readonly architecture: string | null;
  /** As the file has it; `general.license.name` where that says no more than "other". */
  readonly licence: string | null;
  readonly licenceUrl: string | null;
  /** Tokens of the window that it was trained for. */
  readonly contextLength: number | null;
}

const mostPairs = 4_096;
const mostItems = 4_000_000;

const types = { u32: 4, i32: 5, string: 8, array: 9, u64: 10 } as const;
/** Bytes of the types of one length, by their number. */
const lengths: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };

type Reader = ReturnType<typeof windowOf>;
type Value = string | number | null;

/** @throws ModelError `not_gguf` */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  const file = basename(path).replace(/\.part$/, '');
  const handle = await open(path);
  try {
    return await headerOf(windowOf(handle));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ModelError('not_gguf', { file, detail: error.message }, error);
  } finally {
    await handle.close();
  }
}

async function headerOf(reader: Reader): Promise<GgufHeader> {
  if ((await reader.take(4)).toString('latin1') !== 'GGUF') throw new RangeError('it does not begin with GGUF');
  const version = await reader.u32();
  if (version !== 2 && version !== 3) throw new RangeError(`its version is ${version}`);
  await reader.u64();
  const pairs = await reader.u64();
  if (pairs > mostPairs) throw new RangeError(`it names ${pairs} properties`);
  const found = new Map<string, Value>();
  for (let pair = 0; pair < pairs && !isEnough(found); pair += 1) {
    const key = await reader.text();
    const value = await readValue(reader, await reader.u32());
    if (value !== null) found.set(key, value);
  }
  return summary(found);
}

/** The vocabulary, which is long, comes after what is asked in the files that llama.cpp's tools write. */
const isEnough = (found: ReadonlyMap<string, Value>): boolean =>
  found.has('tokenizer.ggml.model') && contextOf(found) !== null && found.has('general.license');

async function readValue(reader: Reader, type: number): Promise<Value> {
  if (type === types.string) return reader.text();
  if (type === types.u32) return reader.u32();
  if (type === types.i32) return (await reader.u32()) | 0;
  if (type === types.u64) return reader.u64();
  if (type === types.array) {
    await skipArray(reader);
    return null;
  }
  reader.skip(lengthOf(type));
  return null;
}

async function skipArray(reader: Reader): Promise<void> {
  const type = await reader.u32();
  const count = await reader.u64();
  if (count > mostItems) throw new RangeError(`a list of it has ${count} items`);
  if (type !== types.string) return reader.skip(lengthOf(type) * count);
  for (let item = 0; item < count; item += 1) reader.skip(await reader.u64());
}

function lengthOf(type: number): number {
  const length = lengths[type];
  if (length === undefined) throw new RangeError(`it has a value of the unknown type ${type}`);
  return length;
}

function summary(found: ReadonlyMap<string, Value>): GgufHeader {
  const text = (key: string): string | null => {
    const value = found.get(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const licence = text('general.license');
  return {
    name: text('general.name'),
    architecture: text('general.architecture'),
    licence: licence === null || licence.toLowerCase() === 'other' ? text('general.license.name') : licence,
    licenceUrl: text('general.license.link'),
    contextLength: contextOf(found),
  };
}

function contextOf(found: ReadonlyMap<string, Value>): number | null {
  const value = found.get(`${found.get('general.architecture')}.context_length`);
  return typeof value === 'number' ? value : null;
}
