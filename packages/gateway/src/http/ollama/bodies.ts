/** The bodies of an answer as Ollama sends them: one JSON value a line, the last with `done` and what was used. */
import type { Generation } from '../../llama/port.ts';
import type { AnswerBodies } from '../answer-bodies.ts';
import { GatheredAnswer } from '../gathered-answer.ts';
import { lineWire } from '../wire.ts';

/** @param now milliseconds of a clock that never goes back. */
export function ollamaBodies(model: string, now: () => number = () => performance.now()): AnswerBodies {
  const start = now();
  let firstToken: number | undefined;
  const gathered = new GatheredAnswer();
  const line = (message: object) => ({
    model,
    created_at: new Date().toISOString(),
    message: { role: 'assistant', content: '', ...message },
    done: false,
  });
  const last = (message: object, generation: Generation, promptTokens: number) => {
    const end = now();
    const evaluated = firstToken ?? end;
    return {
      ...line(message),
      done: true,
      done_reason: generation.finishReason === 'length' ? 'length' : 'stop',
      total_duration: nanoseconds(end - start),
      load_duration: 0,
      prompt_eval_count: promptTokens,
      prompt_eval_duration: nanoseconds(evaluated - start),
      eval_count: generation.completionTokens,
      eval_duration: nanoseconds(end - evaluated),
    };
  };
  return {
    wire: lineWire(line({})),
    opening: [],
    // A call is sent when it is whole: Ollama's clients get its arguments as a value.
    delta(chunk) {
      firstToken ??= now();
      if (chunk.channel === 'text') return line({ content: chunk.text });
      if (chunk.channel === 'reasoning') return line({ thinking: chunk.text });
      gathered.add(chunk);
      return undefined;
    },
    closing: (generation, promptTokens) => [
      ...(gathered.calls.length > 0 ? [line(callsOf(gathered))] : []),
      last({}, generation, promptTokens),
    ],
    whole(answer, generation, promptTokens) {
      const { text, reasoning } = answer;
      const message = { content: text, ...(reasoning !== '' && { thinking: reasoning }), ...callsOf(answer) };
      return last(message, generation, promptTokens);
    },
  };
}

/** Calls whose arguments were cut off are left out: they have no value. */
function callsOf({ calls }: GatheredAnswer) {
  const whole = calls.flatMap(({ name, arguments: text }) => {
    try {
      return [{ function: { name, arguments: JSON.parse(text) } }];
    } catch {
      return [];
    }
  });
  return whole.length > 0 ? { tool_calls: whole } : {};
}

function nanoseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1e6);
}
