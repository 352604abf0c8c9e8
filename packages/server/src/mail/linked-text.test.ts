import { expect, test } from 'vitest';
import { linkedText } from './linked-text.ts';

test('addresses become links, everything else stays text', () => {
  expect(linkedText('See <b>http://localhost:3000/a?b=1&c=2</b> "now"')).toBe(
    'See &lt;b&gt;<a href="http://localhost:3000/a?b=1&amp;c=2">http://localhost:3000/a?b=1&amp;c=2</a>&lt;/b&gt; &quot;now&quot;',
  );
});

test('no other scheme becomes a link', () => {
  expect(linkedText('javascript:alert(1) data:text/html,x')).not.toContain('<a');
});
