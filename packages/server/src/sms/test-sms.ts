import type { Locale } from '@repo/i18n';
import type { Sms } from './sms-port.ts';
import en from './texts/en.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };

/** What an operator sends to see whether messages arrive. */
export function testSms(to: string, locale: Locale, productName: string): Sms {
  const text = (locale === 'ur' ? ur : en)['sms.test'].replace('{product}', productName);
  return { to, text, locale, template: 'test', orgId: null };
}
