import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeTogether } from './write-together.ts';

function written() {
  const texts: string[] = [];
  const ending = new EventEmitter();
  return { texts, ending, write: writeTogether((text) => texts.push(text), ending) };
}

test('lines of one turn are one write, in their order', async () => {
  const { texts, write } = written();
  for (const line of ['a\n', 'b\n']) write(line);
  expect(texts).toEqual([]);
  await setImmediate();
  write('c\n');
  await setImmediate();
  expect(texts).toEqual(['a\nb\n', 'c\n']);
});

test('a process that ends loses none, and writes none twice', async () => {
  const { texts, ending, write } = written();
  write('last\n');
  ending.emit('exit');
  await setImmediate();
  expect(texts).toEqual(['last\n']);
});
