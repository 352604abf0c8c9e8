import { expect, test } from 'vitest';
import { keepGrown } from './keep-grown.ts';

const conversation = (status: string, text: string) => ({
  id: 'conversation_1',
  messages: [
    { id: 'm1', written: null },
    { id: 'm2', written: { status, text } },
  ],
});
const shown = (known: unknown, read: unknown) => JSON.parse(JSON.stringify(keepGrown(known, read))).messages[1].written;

test('a text that is being written does not become shorter by a read that began before it grew', () => {
  expect(shown(conversation('writing', 'ایک دو '), conversation('writing', ''))).toEqual({
    status: 'writing',
    text: 'ایک دو ',
  });
});

test('a text that has grown elsewhere, was begun anew or has ended is taken as it is read', () => {
  expect(shown(conversation('writing', 'ایک '), conversation('writing', 'ایک دو ')).text).toBe('ایک دو ');
  expect(shown(conversation('writing', 'ایک دو '), conversation('writing', 'تین ')).text).toBe('تین ');
  expect(shown(conversation('writing', 'ایک دو '), conversation('done', 'ایک')).text).toBe('ایک');
  expect(shown(conversation('stopped', 'ایک دو '), conversation('writing', '')).text).toBe('');
});

test('a first read is taken as it is, and an equal one keeps its identity', () => {
  const known = conversation('done', 'ایک');
  expect(keepGrown(undefined, known)).toBe(known);
  expect(keepGrown(known, conversation('done', 'ایک'))).toBe(known);
});
