import { deepRuns, leaveFigure } from '@repo/facts/testing';
import { expect, test } from 'vitest';
import { takeCitations } from '../../src/narration/citations.ts';
import { narrate, narrateStream } from '../../src/narration/index.ts';
import type { CheckedSentence, NarrationLocale } from '../../src/narration/types.ts';
import { facts, labelsIn } from '../support/narration-facts.ts';
import { mutations, pick, type Random, type Sentence, seeded, sentence, strictSentence } from '../support/narration-replies.ts';
import { writer } from '../support/narration-writer.ts';

const template = {
  ur: ['ماہانہ قسط {q.payment} ہے۔', 'مدت {q.months} ہے۔'],
  en: ['The instalment is {q.payment}.', 'It lasts {q.months}.'],
};
const told = {
  ur: ['ماہانہ قسط 71,369.79 روپے ہے۔', 'مدت 5 سال 6 ماہ ہے۔'],
  en: ['The instalment is Rs 71,369.79.', 'It lasts 5 years 6 months.'],
};
const names = Object.keys(mutations);
/** By the first reply that holds: neither, the first, the second. */
const modes = ['fallback', 'model', 'repaired'];
const known = new Set(facts.map(({ id }) => id));

function reply(random: Random, locale: NarrationLocale, faulty: number): Sentence[] {
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const [first = '', ...more] = names;
    return sentence(random, locale, random() < faulty ? pick(random, [first, ...more]) : null);
  });
}

function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join(' ');
}

async function narrated(random: Random, locale: NarrationLocale, replies: readonly (readonly Sentence[])[]) {
  const shown: CheckedSentence[] = [];
  const input = { facts, labels: labelsIn(locale), task: { instructions: 'x', template: template[locale] }, locale };
  for await (const event of narrateStream(input, { inference: writer(replies.map(textOf), random), model: 'm' })) {
    if (event.type === 'sentence') shown.push(event);
    if (event.type === 'replace') shown.splice(event.from, shown.length, ...event.sentences);
    // Also what a reader sees before it is replaced.
    for (const { text, citations } of shown) {
      const holds = replies.flat().some((written) => written.mutation === null && takeCitations(written.text).text === text);
      if (!holds && !told[locale].includes(text)) throw new Error(`Shown: ${text}`);
      expect(citations.filter((id) => !known.has(id))).toEqual([]);
    }
    if (event.type === 'done') return { mode: event.mode, shown };
  }
  throw new Error('No end');
}

test('of replies with figures, units, dates, scales and citations changed, none that does not hold is shown', async ({
  task,
}) => {
  const runs = deepRuns(150, 1_000);
  const tried = new Map<string, number>();
  for (let run = 0; run < runs; run += 1) {
    const random = seeded(run + 1);
    const locale = pick(random, ['ur', 'en'] as const);
    const replies = [reply(random, locale, 0.5), reply(random, locale, 0.3)];
    for (const { mutation } of replies.flat()) if (mutation) tried.set(mutation, (tried.get(mutation) ?? 0) + 1);
    const { mode } = await narrated(random, locale, replies);
    const firstThatHolds = replies.findIndex((sentences) => sentences.every(({ mutation }) => mutation === null));
    expect([run, mode]).toEqual([run, modes[firstThatHolds + 1]]);
  }
  expect([...tried.keys()].sort()).toEqual([...names].sort());
  leaveFigure(task, `${runs} replies, ${[...tried.values()].reduce((a, b) => a + b)} changed sentences, none shown`);
});

test('replies that hold are shown as they are', async () => {
  for (let run = 0; run < deepRuns(60, 500); run += 1) {
    const random = seeded(10_000 + run);
    const locale = pick(random, ['ur', 'en'] as const);
    const sentences = reply(random, locale, 0);
    const { mode, shown } = await narrated(random, locale, [sentences]);
    expect([run, mode]).toEqual([run, 'model']);
    expect(shown.map(({ text }) => text)).toEqual(sentences.map(({ text }) => takeCitations(text).text));
  }
});

test('in the strict form no figure that the model wrote is shown, right or not', async () => {
  for (let run = 0; run < deepRuns(60, 500); run += 1) {
    const random = seeded(20_000 + run);
    const locale = pick(random, ['ur', 'en'] as const);
    const replies = [0.5, 0.3].map((faulty) =>
      Array.from({ length: 3 }, () => strictSentence(random, locale, random() >= faulty)),
    );
    const task = { instructions: 'x', template: template[locale], form: 'placeholders' as const };
    const inference = writer(replies.map(textOf), random);
    const { mode, citations } = await narrate({ facts, labels: labelsIn(locale), task, locale }, { inference, model: 'm' });
    const firstThatHolds = replies.findIndex((sentences) => sentences.every(({ mutation }) => mutation === null));
    expect([run, mode]).toEqual([run, modes[firstThatHolds + 1]]);
    expect(citations.filter(({ id }) => !known.has(id))).toEqual([]);
  }
});
