import { describe, expect, test } from 'vitest';
import { safePath } from './return-path.ts';

describe('safePath', () => {
  test.each(['/quotes', '/quotes/quote_0192?tab=schedule', '/'])('keeps %s', (path) => {
    expect(safePath(path)).toBe(path);
  });

  test.each([null, '', 'quotes', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\n/b'])(
    'turns %j into the start page',
    (path) => {
      expect(safePath(path)).toBe('/');
    },
  );
});
