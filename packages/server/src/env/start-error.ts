/** A reason why the product cannot start, in lines for the person who starts it. Ends the process with code 1, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(...lines: string[]) {
    super(lines.join('\n'));
  }
}
