/** A text that grows by deltas, as the database can keep it: one character in place of each that it cannot, nothing left out. */

const replacement = '\ufffd';

/**
 * A NUL and half of a surrogate pair become U+FFFD, one for one, so that offsets stay. A first half at the end of a delta waits
 * for the next one: servers cut wherever they like.
 */
export class StorableText {
  #text = '';
  #held = '';

  /** What can be shown and stored now. It only ever grows at its end. */
  get text(): string {
    return this.#text;
  }

  add(delta: string): void {
    const whole = this.#held + delta;
    this.#held = /[\ud800-\udbff]$/.exec(whole)?.[0] ?? '';
    this.#text += storable(whole.slice(0, whole.length - this.#held.length));
  }

  /** Nothing more comes: what waited for its second half is replaced. */
  end(): void {
    this.#text += storable(this.#held);
    this.#held = '';
  }
}

function storable(text: string): string {
  return text.replace(/\p{Cs}|\0/gu, replacement);
}
