import { beforeAll, expect, test } from 'vitest';
import type { TestProduct } from '../support/test-product.ts';

const scripts: readonly (readonly [string, number])[] = [
  ['Latin', 0x30],
  ['Urdu', 0x06f0],
  ['Arabic', 0x0660],
];

/** What one person might send, by accident or in the wrong field. */
const personal = [
  'aisha.khan@example.com',
  '35202-1234567-1',
  '3520212345671',
  'PK36SCBL0000001123456702',
  '+923001234567',
  '0300 1234567',
] as const;

const secrets = ['session_token=cookie-of-aisha', 'Bearer key-of-aisha', 'password=lantern-of-aisha'] as const;

export function logSuite(open: () => TestProduct): void {
  let product: TestProduct;
  beforeAll(() => {
    product = open();
  });

  test.each(scripts)('a request that is full of personal data leaves none of it in the log, in %s digits', async (_, zero) => {
    const data = personal.map((text) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))));
    const text = [...data, ...secrets].join(' and ');
    const first = product.lines.length;
    const headers = {
      'user-agent': encodeURIComponent(text),
      'x-forwarded-for': '203.0.113.77',
      'content-type': 'application/json',
      referer: `http://localhost:3000/?q=${encodeURIComponent(text)}`,
      cookie: secrets[0],
      authorization: secrets[1],
    };
    const path = data.map(encodeURIComponent).join('/');
    for (const address of [`/sample/${path}?q=${encodeURIComponent(text)}`, `/api/files/${path}`, `/api/auth/${path}`])
      await product.ask(address, { headers });
    await product.query('sample.quote', { text }, { headers });
    await product.query('sample.fail', { how: 5, [text]: text }, { headers });
    await product.query(`sample.${encodeURIComponent(data.join('.'))}`, { text }, { headers });
    await product.mutate('sample.touch', { text }, { headers });
    const body = JSON.stringify({ email: personal[0], password: 'lantern-of-aisha', name: text });
    await product.ask('/api/auth/sign-in/email', { method: 'POST', headers, body, ip: '203.0.113.77' });
    await product.ask('/api/files', {
      method: 'POST',
      headers: { ...headers, 'x-file-name': encodeURIComponent(text) },
      body: text,
    });

    const lines = product.lines.slice(first);
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      JSON.parse(line);
      expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
      const readable = decodeURIComponent(line.replace(/%(?![\da-f]{2})/gi, '%25'));
      for (const word of [...data, 'aisha', 'lantern', '203.0.113.77', 'SCBL']) expect(readable).not.toContain(word);
      const latin = readable.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 15));
      expect(latin).not.toMatch(/1234567/);
    }
    for (const mask of ['[email]', '[cnic]', '[iban]', '[phone]', '[secret]']) expect(lines.join('')).toContain(mask);
  });
}
