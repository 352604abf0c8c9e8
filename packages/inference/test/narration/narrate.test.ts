import { describe, expect, test } from 'vitest';
import { InferenceError } from '../../src/index.ts';
import { type NarrationEvent, type NarrationInput, narrate, narrateStream } from '../../src/narration/index.ts';
import { writeEvents } from '../../src/testing/index.ts';
import { facts, labelsIn } from '../support/narration-facts.ts';
import { seeded } from '../support/narration-replies.ts';
import { writer } from '../support/narration-writer.ts';
import { text as delta, finish } from '../support/replies.ts';
import { clientOf, failureOf, serve, until } from '../support/setup.ts';

const task = {
  instructions: 'Explain a quote to the customer.',
  template: ['The instalment is {q.payment}.', 'The moisture is {f.unknown}.', 'It lasts {q.months}.'],
  forbidden: ['loan', 'sharia compliant'],
};
const input: NarrationInput = { facts, labels: labelsIn('en'), task, locale: 'en' };
const told = 'The instalment is Rs 71,369.79. It lasts 5 years 6 months.';
const good = 'You pay Rs 71,369.79 [f:q.payment]. It lasts 66 months [f:q.months].';
const bad = 'You pay Rs 71,369.79 [f:q.payment]. It lasts 67 months [f:q.months]. Rs 5 more [f:q.cost].';

const writing = (...replies: string[]) => ({ inference: writer(replies, seeded(7)), model: 'm' });
const eventsOf = async (stream: AsyncIterable<NarrationEvent>) => {
  const events: NarrationEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
};

describe('the whole text', () => {
  test('of a model that holds to the facts, with what it cites', async () => {
    const narration = await narrate(input, writing(good));
    expect(narration).toMatchObject({ mode: 'model', violations: [], reason: null, model: 'm' });
    expect(narration.text).toBe('You pay Rs 71,369.79. It lasts 66 months.');
    expect(narration.citations).toEqual([
      { id: 'q.payment', label: 'Monthly instalment', display: 'Rs 71,369.79', status: 'verified' },
      { id: 'q.months', label: 'Term', display: '5 years 6 months', status: 'verified' },
    ]);
  });

  test('is asked for once more, with what was wrong', async () => {
    const options = writing(bad, good);
    const narration = await narrate(input, options);
    expect(narration).toMatchObject({ mode: 'repaired', text: 'You pay Rs 71,369.79. It lasts 66 months.' });
    const sentence = 'It lasts 67 months [f:q.months].';
    expect(narration.violations).toEqual([{ code: 'unsupported_figure', found: '67', sentence }]);
    const [, second] = options.inference.requests;
    expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(second?.messages.at(-1)?.content).toContain(`«67» in «${sentence}»`);
  });

  test.each([
    ['another figure', 'It costs Rs 5 [f:q.cost].', 'unsupported_figure'],
    ['a forbidden term', 'This Loan is yours.', 'forbidden_term'],
    ['a forbidden term with a hyphen', 'It is Sharia-compliant.', 'forbidden_term'],
    ['another language', 'قسط ہر ماہ دی جاتی ہے۔', 'other_language'],
    ['nothing', '', 'incomplete'],
    ['signs alone', '— [f:q.cost]. …', 'incomplete'],
    ['no fact', 'I cannot help with that.', 'incomplete'],
    ['a sentence without an end', `It ${'goes on '.repeat(400)}`, 'incomplete'],
    ['a text without an end', 'You pay Rs 71,369.79 [f:q.payment]. '.repeat(60), 'incomplete'],
  ])('is the template’s when the second attempt has a fault too: %s', async (_, second, code) => {
    const narration = await narrate(input, writing(bad, second));
    expect(narration).toMatchObject({ mode: 'fallback', reason: 'violations', text: told, model: null });
    expect(narration.violations.map((violation) => violation.code)).toEqual(['unsupported_figure', code]);
  });

  test('of a million characters in one piece is left in a moment', async () => {
    const huge = 'You pay Rs 71,369.79 [f:q.payment]. '.repeat(30_000);
    const piece: Parameters<typeof writer>[1] = () => 1e9;
    const began = performance.now();
    const narration = await narrate(input, { inference: writer([huge, huge], piece), model: 'm' });
    expect(narration).toMatchObject({ mode: 'fallback', reason: 'violations' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('a text that the limit cut is no text', async () => {
    const inference = writer(['You pay Rs 71,369.79 [f:q.payment]. It lasts 66', 'It lasts'], seeded(1), 'length');
    const narration = await narrate(input, { inference, model: 'm' });
    expect(narration).toMatchObject({ mode: 'fallback', reason: 'violations', text: told });
  });

  test.each([
    ['no_model', 'no_model'],
    ['connect_failed', 'no_model'],
    ['quota_exceeded', 'budget'],
    ['timeout', 'time'],
    ['tier_denied', 'policy'],
    ['licence_denied', 'policy'],
    ['protocol_error', 'failed'],
  ] as const)('is the template’s after %s, and says %s', async (code, reason) => {
    const failures: unknown[] = [];
    const error = new InferenceError(code);
    const inference: Parameters<typeof narrate>[1]['inference'] = {
      stream() {
        throw error;
      },
    };
    const narration = await narrate(input, { inference, model: 'm', onFailure: (failure) => failures.push(failure) });
    expect(narration).toMatchObject({ mode: 'fallback', reason, text: told, violations: [] });
    expect(failures).toEqual([error]);
  });

  test('without a model is the template’s at once', async () => {
    expect(await narrate(input, { inference: null, model: null, reason: 'policy' })).toMatchObject({
      mode: 'fallback',
      reason: 'policy',
    });
  });

  test('is refused when the template itself does not hold', async () => {
    const broken = { ...input, task: { ...task, template: ['It lasts 67 months.'] } };
    expect((await failureOf(narrate(broken, { inference: null, model: null }))).code).toBe('config_invalid');
  });
});

describe('with placeholders', () => {
  const strict: NarrationInput = { ...input, task: { ...task, form: 'placeholders' } };
  test('the figures are ours', async () => {
    const narration = await narrate(strict, writing('Give {f.water} of water. Wait {f.wait}.'));
    expect(narration).toMatchObject({ mode: 'model', text: 'Give 62 mm of water. Wait 3 to 5 days.' });
    expect(narration.citations.map(({ id }) => id)).toEqual(['f.water', 'f.wait']);
  });

  test.each([
    ['a figure that is right', 'Give 62 mm of water.', 'raw_figure'],
    ['a number word', 'Give {f.water} three times.', 'raw_figure'],
    ['digits of another script', 'Give ۶۲ mm.', 'raw_figure'],
    ['a scale behind it', 'It is {q.cost} crore.', 'raw_figure'],
    ['a name that is none', 'Give {f.rain}.', 'citation_unknown'],
    ['a brace alone', 'Give {f.water of water.', 'citation_unknown'],
  ])('%s is refused', async (_, reply, code) => {
    const { mode, violations } = await narrate(strict, writing(reply, reply));
    expect(mode).toBe('fallback');
    expect(violations.map((violation) => violation.code)).toContain(code);
  });
});

describe('events', () => {
  test('a text that is repaired replaces from where it differs', async () => {
    const events = await eventsOf(narrateStream(input, writing(bad, good)));
    expect(events.map(({ type }) => type)).toEqual(['sentence', 'replace', 'citations', 'done']);
    expect(events[1]).toEqual({
      type: 'replace',
      from: 1,
      sentences: [{ text: 'It lasts 66 months.', citations: ['q.months'] }],
    });
  });

  test('a sentence is there while the next one is still being written, and leaving ends the server’s work', async () => {
    const server = await serve((response) => writeEvents(response, [delta('You pay Rs 71,369.79 [f:q.payment]. It')]));
    const leaving = new AbortController();
    const stream = narrateStream(input, { inference: clientOf([server]), model: 'm', signal: leaving.signal });
    expect((await stream.next()).value).toMatchObject({ type: 'sentence', text: 'You pay Rs 71,369.79.' });
    const next = stream.next();
    leaving.abort();
    expect((await next).value).toEqual({ type: 'error', code: 'aborted' });
    await until(() => server.left === 1);
  });

  test('the first fault ends the server’s work before the second attempt begins', async () => {
    const replies = [
      [delta('It lasts 67 months [f:q.months]. And')],
      [delta('It lasts 66 months [f:q.months].'), finish('stop')],
    ];
    const server = await serve(async (response) => {
      const events = replies.shift() ?? [];
      await writeEvents(response, events);
      if (events.length > 1) response.end();
    });
    const { mode } = await narrate(input, { inference: clientOf([server]), model: 'm' });
    expect([mode, server.requests.length]).toEqual(['repaired', 2]);
    await until(() => server.left === 1);
  });

  test('a server that breaks off gives way to the template, in place of what was shown', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [delta('You pay Rs 71,369.79 [f:q.payment]. It lasts')]);
      response.end();
    });
    const events = await eventsOf(narrateStream(input, { inference: clientOf([server]), model: 'm' }));
    expect(events.map(({ type }) => type)).toEqual(['sentence', 'replace', 'citations', 'done']);
    expect(events[1]).toMatchObject({ type: 'replace', from: 0 });
    expect(events[3]).toMatchObject({ mode: 'fallback', reason: 'failed' });
  });
});
