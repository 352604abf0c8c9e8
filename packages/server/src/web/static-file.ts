import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';
import { getMimeType } from 'hono/utils/mime';
import { versionOf } from './brand-files.ts';

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);
const compressible = /^(?:text\/|image\/svg|application\/(?:json|manifest\+json|xml|wasm|javascript))/;

/** Bytes that a Response takes without a copy. */
type Bytes = Uint8Array<ArrayBuffer>;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of a built app. Read, hashed and compressed once, when it is first asked for. */
export class StaticFile {
  readonly type: string;
  readonly immutable: boolean;
  readonly #path: string;
  #content: Promise<Bytes> | undefined;
  readonly #encoded = new Map<Encoding, Promise<Bytes>>();

  /** @param name path inside the build, "assets/index-B1c2D3.js": what Vite puts under `assets/` carries a hash */
  constructor(path: string, name: string) {
    this.#path = path;
    this.type = getMimeType(name) ?? 'application/octet-stream';
    this.immutable = name.startsWith('assets/');
  }

  content(): Promise<Bytes> {
    this.#content ??= readFile(this.#path).then((buffer) => new Uint8Array(buffer));
    return this.#content;
  }

  async etag(encoding: Encoding): Promise<string> {
    return `"${versionOf(await this.content())}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  }

  /** The best encoding that the caller takes and the type is worth. */
  encodingFor(acceptEncoding: string | undefined): Encoding {
    if (!acceptEncoding || !compressible.test(this.type)) return 'identity';
    const taken = new Set(parseAccept(acceptEncoding).flatMap(({ type, q }) => (q > 0 ? [type.toLowerCase()] : [])));
    if (taken.has('br')) return 'br';
    return taken.has('gzip') ? 'gzip' : 'identity';
  }

  bytes(encoding: Encoding): Promise<Bytes> {
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const made = this.content().then((content) => encode(content, encoding));
    this.#encoded.set(encoding, made);
    return made;
  }
}

async function encode(content: Bytes, encoding: Encoding): Promise<Bytes> {
  if (encoding === 'identity') return content;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return new Uint8Array(await (encoding === 'br' ? brotliOf(content, quality) : gzipOf(content, { level: 9 })));
}
