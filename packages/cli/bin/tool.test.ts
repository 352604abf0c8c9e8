import { expect, onTestFinished, test, vi } from 'vitest';
import { Stop } from './stop.mjs';
import { runTool } from './tool.mjs';

const options = { cwd: process.cwd(), env: process.env };

function printed(): string[] {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  onTestFinished(() => spy.mockRestore());
  return lines;
}

const node = (script: string) => [process.execPath, '-e', script];

test('a tool that ends well is one line at the start and one at the end', async () => {
  const lines = printed();
  await runTool('Packing', node('console.log("a great deal of text")'), options);
  expect(lines).toEqual(['… Packing', expect.stringMatching(/^✓ Packing \(\d+\.\d s\)$/)]);
});

test('a tool that fails gives one line, its last output and the hint', async () => {
  const lines = printed();
  const script = 'for (let i = 1; i <= 100; i++) console.error("line " + i); process.exitCode = 3';
  const failure = await runTool('Packing', node(script), { ...options, hint: 'Try again.' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Stop);
  expect(failure).toMatchObject({ message: 'Packing failed (exit code 3). Try again.' });
  expect(failure).toMatchObject({ tail: expect.stringMatching(/^line 61\n[\s\S]*line 100$/) });
  expect(lines.at(-1)).toMatch(/^✗ Packing/);
});

test('a missing network is named', async () => {
  printed();
  const script = 'console.error("request failed, reason: getaddrinfo ENOTFOUND example.com"); process.exitCode = 1';
  await expect(runTool('Packing', node(script), { ...options, hint: 'Try again.' })).rejects.toThrow(
    'It could not reach the npm registry',
  );
});

test('a program that does not exist is a failure, not a crash', async () => {
  printed();
  await expect(runTool('Packing', ['/no/such/program'], options)).rejects.toThrow(/Packing failed \(.*ENOENT/);
});
