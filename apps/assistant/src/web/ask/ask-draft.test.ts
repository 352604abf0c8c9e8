import { expect, test } from 'vitest';
import { attemptOf, emptyDraft } from './ask-draft.ts';

test('the same text goes again under the same ids, so that nothing is sent twice', () => {
  const first = attemptOf(emptyDraft, 'سوال', null);
  expect(attemptOf({ text: 'سوال', sent: first }, 'سوال', null)).toEqual(first);
});

test('a changed text is another message of the same conversation', () => {
  const first = attemptOf(emptyDraft, 'سوال', null);
  const second = attemptOf({ text: 'دوسرا', sent: first }, 'دوسرا', null);
  expect(second.id).not.toBe(first.id);
  expect(second.conversationId).toBe(first.conversationId);
});

test('in an open conversation a question goes there', () => {
  expect(attemptOf(emptyDraft, 'سوال', 'conversation_1').conversationId).toBe('conversation_1');
});
