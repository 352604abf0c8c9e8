import type { Page } from 'playwright-core';

/** What a picture is of. */
export interface Scene {
  /** Names the folder of its pictures. */
  readonly name: string;
  /** Where it begins, in the launchpad. */
  readonly path: string;
  readonly signedIn: boolean;
  /** Brings the page there as a person would. */
  arrange(page: Page, view: View): Promise<void>;
}

export interface View {
  readonly locale: 'ur' | 'en';
  readonly size: 'phone' | 'desktop';
}
