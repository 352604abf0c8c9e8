import { expect, test } from 'vitest';
import { indexDocument } from '../../findings/searchable-document.ts';
import { DocumentCache } from './document-cache.ts';

const document = (id: string, length: number) => indexDocument({ id, title: id, text: 'a'.repeat(length) });

function filled(): DocumentCache {
  const cache = new DocumentCache(10);
  for (const id of ['a', 'b']) cache.put('org', id, document(id, 5));
  return cache;
}

test('what was not used for longest leaves when there is no room', () => {
  const cache = filled();
  cache.get('org', 'a');
  cache.put('org', 'c', document('c', 5));
  expect(['a', 'b', 'c'].map((id) => cache.get('org', id)?.id)).toEqual(['a', undefined, 'c']);
});

test('what is forgotten or put again makes no room disappear', () => {
  const cache = filled();
  cache.forget('org', 'a');
  cache.forget('org', 'a');
  cache.put('org', 'b', document('b', 5));
  cache.put('org', 'c', document('c', 5));
  expect(['a', 'b', 'c'].map((id) => cache.get('org', id)?.id)).toEqual([undefined, 'b', 'c']);
});

test('one id in two organizations is two documents', () => {
  const cache = filled();
  expect(cache.get('other', 'a')).toBeUndefined();
});
