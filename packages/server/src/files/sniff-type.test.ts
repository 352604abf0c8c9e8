import { expect, test } from 'vitest';
import { createSniffer } from './sniff-type.ts';

/** In chunks of a few bytes: a character and a signature may be cut anywhere. */
function sniff(content: string | Uint8Array, size = 3) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const sniffer = createSniffer();
  for (let at = 0; at < bytes.length; at += size) sniffer.push(bytes.subarray(at, at + size));
  return sniffer.end();
}

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

test.each([
  ['image/png', hex('89504e47 0d0a1a0a 0000000d 49484452')],
  ['image/jpeg', hex('ffd8ffe0 00104a46 49460001')],
  ['image/webp', hex('52494646 24000000 57454250 56503820')],
  ['application/pdf', '%PDF-1.7\n'],
  ['text/plain', 'نام,رقم\nعائشہ,۱۲۳\n'],
  ['text/plain', '# Heading\n\n2 < 3, and a <b>tag</b> later\n'],
  ['text/plain', '\u{feff}with a mark of its encoding'],
])('%s is told from its bytes', (type, content) => {
  expect(sniff(content)).toBe(type);
  expect(sniff(content, 4096)).toBe(type);
});

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['SVG behind a prologue and a comment', '\n <?xml version="1.0"?><!-- x --><svg/>'],
  ['HTML', '<!DOCTYPE html><p>x'],
  ['HTML that begins with words', 'hello <script src="//example.com"></script>'],
  ['a program', hex('7f454c46 02010100')],
  ['an archive', hex('504b0304 14000000')],
  ['a GIF', 'GIF89a\u0001\u0000'],
  ['text in another encoding', hex('63 61 66 e9')],
  ['text that ends within a character', hex('61 d8')],
  ['a RIFF that is no WebP', hex('52494646 24000000 57415645 666d7420')],
])('%s is refused', (_, content) => {
  expect(sniff(content)).toBeNull();
});
