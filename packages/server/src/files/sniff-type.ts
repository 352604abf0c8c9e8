/** What a file is, found in its bytes alone. */

/** The media types that are kept. SVG and HTML are none of them: a browser would run what stands in them. */
export const fileTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'text/plain'] as const;

export type FileType = (typeof fileTypes)[number];

/** Bytes at the beginning by which a format names itself: hex, with `..` for any byte. */
const signatures: readonly (readonly [FileType, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/webp', /^52494646.{8}57454250/],
  ['application/pdf', /^255044462d/],
];

const headLength = 1024;

/** Tags that make a browser take text for a page or a picture with scripts, wherever they stand near its beginning. */
const markup = /^\s*<[!?a-z]|<(?:!doctype|html|head|body|script|svg|iframe|object|embed)\b/i;

/** Control characters other than tab, line feed, form feed and carriage return stand in no text. */
const controls = /[^\P{Cc}\t\n\f\r]/u;

/** Reads a file as it passes by. */
export interface Sniffer {
  push(chunk: Uint8Array): void;
  /** Null for a file of a type that is not kept. */
  end(): FileType | null;
}

export function createSniffer(): Sniffer {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = Buffer.alloc(0);
  let isText = true;
  const read = (chunk?: Uint8Array) => {
    if (!isText) return;
    try {
      isText = !controls.test(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch {
      isText = false;
    }
  };
  return {
    push(chunk) {
      if (head.length < headLength) head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
      read(chunk);
    },
    end() {
      read();
      const hex = head.subarray(0, 16).toString('hex');
      const found = signatures.find(([, signature]) => signature.test(hex));
      if (found) return found[0];
      return isText && !markup.test(head.toString('utf8')) ? 'text/plain' : null;
    },
  };
}
