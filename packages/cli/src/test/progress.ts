const silence = 15_000;

/** Says while suites run which of them ended, and after a silence which are still at it. */
export class Progress {
  readonly #atOnce: number;
  readonly #started = new Map<string, number>();
  readonly #ended = new Set<string>();
  #spoke = Date.now();
  readonly #timer = setInterval(() => this.#breakSilence(), 1000);

  /** @param atOnce how many tasks run at the same time */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** A line that a task printed. */
  line(taskId: string, text: string): void {
    if (!this.#started.has(taskId)) this.#started.set(taskId, Date.now());
    const counts = /^\s*Tests\s+(\S.*)$/.exec(text)?.[1];
    if (counts === undefined) return;
    this.#ended.add(taskId);
    this.#say(`  ${taskId}: ${counts.trim()}`);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** Turborepo does not say when a task ends; of those not heard to end the last are running. */
  #breakSilence(): void {
    if (Date.now() - this.#spoke < silence) return;
    const open = [...this.#started].filter(([id]) => !this.#ended.has(id));
    const tests = open.filter(([id]) => id.includes('#test'));
    const running = (tests.length > 0 ? tests : open)
      .slice(-this.#atOnce)
      .map(([id, since]) => `${id} (${Math.round((Date.now() - since) / 1000)} s)`);
    this.#say(`  … ${running.join(', ')}`);
  }

  #say(text: string): void {
    this.#spoke = Date.now();
    console.log(text);
  }
}
