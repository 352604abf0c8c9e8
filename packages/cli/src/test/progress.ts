const silence = 15_000;

/** Says while suites run which of them ended, and after a silence which are still at it. */
export class Progress {
  readonly #running = new Map<string, number>();
  #spoke = Date.now();
  readonly #timer = setInterval(() => this.#breakSilence(), 1000);

  /** A line that a task printed. */
  line(taskId: string, text: string): void {
    if (!this.#running.has(taskId)) this.#running.set(taskId, Date.now());
    const counts = /^\s*Tests\s+(\S.*)$/.exec(text)?.[1];
    if (counts !== undefined) {
      this.#say(`  ${taskId}: ${counts.trim()}`);
      this.#running.delete(taskId);
    }
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #breakSilence(): void {
    if (Date.now() - this.#spoke < silence) return;
    const suites = [...this.#running].filter(([id]) => id.includes('#test'));
    const running = suites.map(([id, since]) => `${id} (${Math.round((Date.now() - since) / 1000)} s)`);
    this.#say(`  … ${running.length > 0 ? running.join(', ') : 'building'}`);
  }

  #say(text: string): void {
    this.#spoke = Date.now();
    console.log(text);
  }
}
