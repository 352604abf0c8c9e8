import { expect, test } from 'vitest';
import { problemOf, readFile } from './read-file.ts';

const file = (content: BlobPart, name = 'گندم کی ہدایات.txt') => new File([content], name);

test('text in UTF-8, its name as title, its end as format', async () => {
  expect(await readFile(file('گندم کو پانی دیں۔\n'))).toEqual({
    ok: true,
    title: 'گندم کی ہدایات',
    format: 'text',
    text: 'گندم کو پانی دیں۔\n',
  });
  expect(await readFile(file('# Wheat', 'wheat.notes.MD'))).toMatchObject({ title: 'wheat.notes', format: 'markdown' });
});

test('UTF-16 as the editor of Windows writes it, without its byte order mark', async () => {
  const units = Uint16Array.from('\ufeffپانی', (letter) => letter.charCodeAt(0));
  expect(await readFile(file(units))).toMatchObject({ ok: true, text: 'پانی' });
});

test.each<[string, BlobPart, string]>([
  ['nothing but spaces', ' \n\t', 'empty'],
  ['a PDF', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d, 0xe2, 0xe3, 0xcf, 0xd3), 'not-text'],
  ['a PDF of plain letters', '%PDF-1.4\n1 0 obj', 'not-text'],
  ['a Word file', 'PK\u0003\u0004 word/document.xml', 'not-text'],
  ['text in an older encoding', Uint8Array.of(0xc8, 0xc7, 0xe4, 0xed), 'encoding'],
  ['zero bytes', 'a\0b', 'not-text'],
  ['more than 2,00,000 characters', 'a'.repeat(200_001), 'too-large'],
  ['more than anything', 'a'.repeat(1_200_001), 'too-large'],
])('%s is no document', async (_, content, problem) => {
  expect(await readFile(file(content))).toEqual({ ok: false, problem });
});

test('half a surrogate pair is no text', () => {
  expect(problemOf('a\ud800')).toBe('not-text');
  expect(problemOf('a'.repeat(200_000))).toBeNull();
});
