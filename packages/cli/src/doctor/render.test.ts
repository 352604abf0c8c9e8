import { expect, test } from 'vitest';
import { fault, note, ok } from './check.mjs';
import { render } from './render.mjs';

const checks = [
  ok('tools.node', 'Node 22'),
  fault('network.port', 'Port 3000 is taken', 'PORT=3001 npm start'),
  note('model.server', 'No model yet', 'One of: this | that'),
];

test('one line a check under its group, the fix below it, the count at the end, no colour', () => {
  expect(render(checks, false)).toBe(`Tools
  ✓ Node 22

Network
  ✗ Port 3000 is taken
      PORT=3001 npm start

Model
  ! No model yet
      One of: this
      that

1 fault: each has its fix below it.`);
  expect(render(checks.slice(0, 1), false)).toContain('No fault found; 0 to know about.');
});

test('colour is for the marks alone', () => {
  expect(render(checks, true)).toContain('\u001b[31m✗\u001b[0m Port 3000 is taken');
});
