import { expect, test, vi } from 'vitest';
import { onStopSignals } from './stop-signals.ts';

function press(events: { stop: () => void; abort: () => void }, pauses: readonly number[]): void {
  let time = 0;
  const off = onStopSignals(events.stop, events.abort, () => time);
  for (const pause of pauses) {
    time += pause;
    process.emit('SIGINT');
  }
  off();
}

test('one press that arrives twice, from the terminal and from the parent, is one press', () => {
  const events = { stop: vi.fn(), abort: vi.fn() };
  press(events, [0, 40]);
  expect(events.stop).toHaveBeenCalledOnce();
  expect(events.abort).not.toHaveBeenCalled();
});

test('a second press ends at once', () => {
  const events = { stop: vi.fn(), abort: vi.fn() };
  press(events, [0, 40, 900]);
  expect(events.stop).toHaveBeenCalledOnce();
  expect(events.abort).toHaveBeenCalledOnce();
});
