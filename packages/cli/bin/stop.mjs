/** The end of a command with something to tell: one line, and, where a tool failed, what it printed last. */
export class Stop extends Error {
  /**
   * @param {string} message one line that says what happened and what to do
   * @param {{ tail?: string, exitCode?: number }} [options]
   */
  constructor(message, options = {}) {
    super(message);
    this.name = 'Stop';
    this.tail = options.tail ?? '';
    this.exitCode = options.exitCode ?? 1;
  }
}
