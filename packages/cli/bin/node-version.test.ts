import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaintAbout } from './node-version.mjs';
import { inRoot } from './paths.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.20.1', '24.0.0', '26.1.0'])('Node %s will do', (version) => {
  expect(complaintAbout(version)).toBeNull();
});

test.each(['12.22.12', '18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1'])(
  'Node %s gets one line that says what to do',
  (version) => {
    const complaint = complaintAbout(version);
    expect(complaint).toContain(`this is Node ${version}`);
    expect(complaint).toContain('https://nodejs.org');
    expect(complaint).not.toContain('\n');
  },
);

test('package.json asks for the same', () => {
  const { engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe('^20.19 || ^22.12 || >=24');
});
