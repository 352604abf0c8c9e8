/** A file that a person chose, read as text. */
import { longestDocument, mostDocumentBytes } from '../../wire/limits.ts';

/** `encoding`: text, but in another encoding than UTF-8, as far as its bytes tell. */
export type FileProblem = 'too-large' | 'not-text' | 'encoding' | 'empty';

export type FileReading =
  | { readonly ok: true; readonly title: string; readonly format: 'text' | 'markdown'; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem };

/** UTF-8, or UTF-16 where its byte order mark says so, as the editor of Windows writes it. */
export async function readFile(file: File): Promise<FileReading> {
  // UTF-16 takes twice the bytes for Latin letters.
  if (file.size > mostDocumentBytes * 2) return { ok: false, problem: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isOtherFormat(bytes)) return { ok: false, problem: 'not-text' };
  const text = decode(bytes);
  if (text === null) return { ok: false, problem: bytes.includes(0) ? 'not-text' : 'encoding' };
  const problem = problemOf(text);
  if (problem) return { ok: false, problem };
  const title = file.name.replace(/\.[^.]+$/, '');
  return { ok: true, title, format: /\.(?:md|markdown)$/i.test(file.name) ? 'markdown' : 'text', text };
}

/** What the server would refuse a text for. */
export function problemOf(text: string): FileProblem | null {
  if (text.trim() === '') return 'empty';
  if (/[\p{Cs}\0]/u.test(text)) return 'not-text';
  // A character takes at most three bytes, so that the bound in bytes holds with it.
  return text.length > longestDocument ? 'too-large' : null;
}

/** How PDF, Word (a zip archive, or the older compound file) and pictures begin, whatever follows. */
const beginnings = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
];

function isOtherFormat(bytes: Uint8Array): boolean {
  return beginnings.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
