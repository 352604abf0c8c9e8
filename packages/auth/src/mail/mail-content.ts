import type { Locale } from '@repo/i18n';
import type { Brand } from '@repo/vertical';

/** The parts of every mail in one language, in the order in which they are read. */
export interface MailContent {
  readonly locale: Locale;
  readonly direction: 'rtl' | 'ltr';
  readonly brand: Brand;
  readonly subject: string;
  readonly title: string;
  /** What happened, then what to do and for how long. */
  readonly before: readonly string[];
  readonly action: string;
  readonly url: string;
  /** Said above the bare link. */
  readonly linkNote: string;
  /** What to do when it was not you. */
  readonly after: string;
}
