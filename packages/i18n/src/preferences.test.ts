import { afterEach, describe, expect, it, vi } from 'vitest';
import { preferenceCookie, readPreferences, writePreference } from './preferences.ts';

describe('readPreferences', () => {
  it('is Urdu, Latin digits and the system theme without a cookie', () => {
    for (const header of [null, undefined, '', 'other=1; x']) {
      expect(readPreferences(header)).toEqual({ locale: 'ur', digits: 'latn', theme: 'system' });
    }
  });

  it('reads what was chosen among other cookies', () => {
    expect(readPreferences('a=b;buniyad-locale=en; buniyad-digits=urdu ; buniyad-theme=dark; z')).toEqual({
      locale: 'en',
      digits: 'urdu',
      theme: 'dark',
    });
  });

  it('falls back to the configured default, also for a value nobody wrote', () => {
    expect(readPreferences('buniyad-locale=fr; buniyad-theme="><script>', { locale: 'en', theme: 'light' })).toEqual({
      locale: 'en',
      digits: 'latn',
      theme: 'light',
    });
  });
});

describe('writing', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('makes a cookie for a year, for the whole site, readable by scripts', () => {
    expect(preferenceCookie('locale', 'en')).toBe('buniyad-locale=en; Path=/; Max-Age=31536000; SameSite=Lax');
    expect(preferenceCookie('theme', 'dark', { secure: true })).toMatch(/; Secure$/);
  });

  it('writes a Secure cookie over HTTPS only', () => {
    const document = { cookie: '' };
    vi.stubGlobal('document', document);
    vi.stubGlobal('location', { protocol: 'http:' });
    writePreference('digits', 'urdu');
    expect(readPreferences(document.cookie).digits).toBe('urdu');
    expect(document.cookie).not.toContain('Secure');
    vi.stubGlobal('location', { protocol: 'https:' });
    writePreference('digits', 'latn');
    expect(document.cookie).toContain('; Secure');
  });
});
