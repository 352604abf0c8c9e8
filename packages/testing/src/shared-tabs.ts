import { chromium } from 'playwright-core';
import { inject } from 'vitest';
import type {} from './serve-browser.ts';
import { openTabs, type Tabs } from './tabs.ts';

let opened: Promise<Tabs> | undefined;

/**
 * Tabs of the browser that `serve-browser` started. With `isolate: false` they are the same in all test files, and a file wipes them
 * when it ends; the browser stays.
 */
export function sharedTabs(): Promise<Tabs> {
  opened ??= chromium.connect(inject('browserEndpoint')).then(openTabs);
  return opened;
}
