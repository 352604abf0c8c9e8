import { locales } from '@repo/i18n';
import { describe, expect, it } from 'vitest';
import { type MailTemplate, renderMail } from './templates.ts';

const brand = {
  name: { ur: 'سفینہ', en: 'Safina' },
  tagline: { ur: 'آزمائش', en: 'A test' },
  logoSvg: '<svg/>',
  colours: { light: { brand: '#14532d', onBrand: '#ffffff' }, dark: { brand: '#8fc7a3', onBrand: '#0d1a13' } },
  legal: { operator: 'Safina & <Sons>', contactEmail: 'help@safina.example', footer: { ur: 'آزمائش', en: 'A test' } },
} as const;

const url = 'https://safina.example/api/auth/verify-email?token=abc&callbackURL=%2F';
const templates: readonly MailTemplate[] = [
  'verify-email',
  'reset-password',
  'sign-up-notice',
  'password-changed',
  'change-email',
  'confirm-email',
  'invitation',
  'payment-failed',
  'trial-ending',
  'trial-ended',
  'plan-bought-twice',
  'usage-alert',
];
const params = {
  minutes: 30,
  hours: 48,
  inviter: 'sana@safina.example',
  contact: 'help@safina.example',
  email: 'new@safina.example',
  app: 'Safina',
  date: '28 November 2026',
  until: '12 December 2026',
  what: 'Orders',
  percent: '80',
  used: '8',
  limit: '10',
  resets: '1 December 2026',
};

describe('mails', () => {
  for (const locale of locales) {
    for (const template of templates) {
      it(`${template} in ${locale} says everything as text and as HTML`, () => {
        const mail = renderMail({ template, to: 'a@b.example', locales: [locale], brand, url, params });
        expect(mail.subject).toContain(brand.name[locale]);
        expect(mail.html).toContain(`<html lang="${locale}" dir="${locale === 'ur' ? 'rtl' : 'ltr'}">`);
        expect(mail.text).toMatch(/^https:\/\/safina\.example\/api\/auth\/verify-email\?token=abc&callbackURL=%2F$/m);
        expect(mail.html).toContain('href="https://safina.example/api/auth/verify-email?token=abc&amp;callbackURL=%2F"');
        expect(mail.html).toContain('<bdi>Safina &amp; &lt;Sons&gt;</bdi>');
        expect(mail.text + mail.html + mail.subject).not.toMatch(/\{|\}|undefined|\bmail\.[a-z]/);
      });
    }
  }

  it('isolates a left-to-right address inside an Urdu sentence', () => {
    const mail = renderMail({ template: 'change-email', to: 'a@b.example', locales: ['ur'], brand, url, params });
    expect(mail.text).toContain('\u2066new@safina.example\u2069');
  });

  it('has names and dates in the language of its part', () => {
    const request = { template: 'trial-ending', to: 'a@b.example', locales: ['en', 'ur'], brand, url } as const;
    const days = { ur: '28 نومبر 2026', en: '28 November 2026' };
    const mail = renderMail({ ...request, params: (locale) => ({ app: brand.name[locale], date: days[locale] }) });
    const [english = '', urdu = ''] = mail.text.split(/(?=آزمائشی مدت ختم)/);
    expect([english.includes(days.en), english.includes(days.ur)]).toEqual([true, false]);
    expect([urdu.includes(days.ur), urdu.includes(days.en)]).toEqual([true, false]);
  });

  it('says all of it in each language, in order, to somebody whose language is not known', () => {
    const request = { template: 'invitation', to: 'a@b.example', brand, url, params } as const;
    const [both, ...alone] = ([['ur', 'en'], ['ur'], ['en']] as const).map((each) => renderMail({ ...request, locales: each }));
    const [ur, en] = alone;
    expect(both?.locale).toBe('ur');
    expect(both?.subject).toBe(`${ur?.subject} · ${en?.subject}`);
    const sign = '\n\n— Safina & <Sons>';
    expect(both?.text).toBe(`${ur?.text.replace(sign, '')}\n\n${en?.text}`);
    expect(both?.html).toMatch(/<html lang="ur" dir="rtl">.*<div lang="ur" dir="rtl".*<div lang="en" dir="ltr"/s);
    expect(both?.html.match(/Safina &amp;/g)).toHaveLength(1);
  });
});
