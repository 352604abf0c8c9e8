/** Moves `<think>…</think>` out of a text whose tags may be cut anywhere. */

export interface ThinkPiece {
  readonly type: 'text' | 'reasoning';
  readonly delta: string;
}

export class ThinkSplitter {
  #open: boolean;
  /** The start of what may become a tag. */
  #held = '';

  constructor(startsOpen: boolean) {
    this.#open = startsOpen;
  }

  push(text: string): ThinkPiece[] {
    const pieces: ThinkPiece[] = [];
    let rest = this.#held + text;
    for (let at = rest.indexOf(this.#tag); at !== -1; at = rest.indexOf(this.#tag)) {
      this.#release(pieces, rest.slice(0, at));
      rest = rest.slice(at + this.#tag.length);
      this.#open = !this.#open;
    }
    const held = possibleTag(rest, this.#tag);
    this.#release(pieces, rest.slice(0, rest.length - held));
    this.#held = rest.slice(rest.length - held);
    return pieces;
  }

  /** What was held back and never became a tag. */
  end(): ThinkPiece[] {
    const pieces: ThinkPiece[] = [];
    this.#release(pieces, this.#held);
    this.#held = '';
    return pieces;
  }

  get #tag(): string {
    return this.#open ? '</think>' : '<think>';
  }

  #release(pieces: ThinkPiece[], delta: string): void {
    if (delta !== '') pieces.push({ type: this.#open ? 'reasoning' : 'text', delta });
  }
}

/** Length of the longest end of the text that is a proper start of the tag. */
function possibleTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (tag.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
