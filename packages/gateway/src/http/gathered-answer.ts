import type { AnswerChunk } from '../llama/port.ts';

/** A call with the JSON of its arguments, as the model wrote it. */
export interface GatheredCall {
  readonly name: string;
  arguments: string;
}

/** The pieces of an answer, put together. */
export class GatheredAnswer {
  readonly calls: GatheredCall[] = [];
  text = '';
  reasoning = '';

  add(chunk: AnswerChunk): void {
    if (chunk.channel !== 'call') this[chunk.channel] += chunk.text;
    else {
      const call = this.calls[chunk.index];
      if (call) call.arguments += chunk.text;
      else this.calls[chunk.index] = { name: chunk.name, arguments: chunk.text };
    }
  }
}
