import { paisa } from '@repo/facts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue, CatalogueSource } from './catalogue.ts';
import { readPreferences } from './preferences.ts';
import { createI18nStore } from './store.ts';

const ur: Catalogue = { 'x.save': 'محفوظ کریں' };
const en: Catalogue = { 'x.save': 'Save' };

describe('createI18nStore', () => {
  const cookies: string[] = [];

  beforeEach(() => {
    cookies.length = 0;
    vi.stubGlobal('location', { protocol: 'http:' });
    vi.stubGlobal('document', {
      set cookie(text: string) {
        cookies.push(text.split(';')[0] ?? '');
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  function store(load: () => Promise<Catalogue> = async () => en) {
    const onChange = vi.fn();
    const english = vi.fn(load);
    const sources: CatalogueSource[] = [{ ur: async () => ur, en: english }];
    return {
      i18n: createI18nStore({ locale: 'ur', digits: 'latn', catalogues: { ur }, sources, onChange }),
      english,
      onChange,
    };
  }

  it('begins in its language and writes no cookie', () => {
    const { i18n } = store();
    expect(i18n.get()).toMatchObject({ locale: 'ur', digits: 'latn', dir: 'rtl' });
    expect(i18n.get().t('x.save')).toBe('محفوظ کریں');
    expect(cookies).toEqual([]);
  });

  it('needs the catalogue of its language', () => {
    expect(() => createI18nStore({ locale: 'en', digits: 'latn', catalogues: { ur } })).toThrow('"en" is not loaded');
  });

  it('does not switch to a language that has no source', async () => {
    const i18n = createI18nStore({ locale: 'ur', digits: 'latn', catalogues: { ur } });
    await expect(i18n.setLocale('en')).rejects.toThrow('no source');
    expect(i18n.get().locale).toBe('ur');
  });

  it('loads the other language once, switches, remembers and tells', async () => {
    const { i18n, english, onChange } = store();
    const seen: string[] = [];
    const stop = i18n.subscribe(() => seen.push(i18n.get().t('x.save')));
    await i18n.setLocale('en');
    await i18n.setLocale('ur');
    await i18n.setLocale('en');
    expect(english).toHaveBeenCalledTimes(1);
    expect(seen).toEqual(['Save', 'محفوظ کریں', 'Save']);
    expect(i18n.get().dir).toBe('ltr');
    expect(onChange).toHaveBeenLastCalledWith({ locale: 'en', digits: 'latn' });
    expect(readPreferences(cookies.at(-1)).locale).toBe('en');
    stop();
    await i18n.setLocale('ur');
    expect(seen).toHaveLength(3);
  });

  it('changes nothing when the language cannot be loaded, and can be tried again', async () => {
    let online = false;
    const { i18n } = store(async () => {
      if (!online) throw new Error('offline');
      return en;
    });
    const before = i18n.get();
    await expect(i18n.setLocale('en')).rejects.toThrow('offline');
    expect(i18n.get()).toBe(before);
    expect(cookies).toEqual([]);
    online = true;
    await i18n.setLocale('en');
    expect(i18n.get().locale).toBe('en');
  });

  it('lets the last choice win over a slow download', async () => {
    let arrive: (catalogue: Catalogue) => void = () => undefined;
    const { i18n } = store(() => new Promise((resolve) => (arrive = resolve)));
    const slow = i18n.setLocale('en');
    await i18n.setLocale('ur');
    arrive(en);
    await slow;
    expect(i18n.get().locale).toBe('ur');
    expect(cookies).toEqual([]);
  });

  it('changes digits at once', () => {
    const { i18n, onChange } = store();
    i18n.setDigits('urdu');
    expect(i18n.get().format.money(paisa(15_000_000n))).toBe('۱٬۵۰٬۰۰۰ روپے');
    expect(onChange).toHaveBeenCalledWith({ locale: 'ur', digits: 'urdu' });
    expect(cookies).toEqual(['buniyad-digits=urdu']);
  });

  it('takes further messages, in the language in use and in every later one', async () => {
    const { i18n, onChange } = store();
    const more: CatalogueSource = { ur: vi.fn(async () => ({ 'y.go': 'چلیں' })), en: async () => ({ 'y.go': 'Go' }) };
    await Promise.all([i18n.add(more), i18n.add(more)]);
    await i18n.add(more);
    expect(more.ur).toHaveBeenCalledTimes(1);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect([i18n.get().t('y.go'), i18n.get().t('x.save')]).toEqual(['چلیں', 'محفوظ کریں']);
    await i18n.setLocale('en');
    expect([i18n.get().t('y.go'), i18n.get().t('x.save')]).toEqual(['Go', 'Save']);
  });

  it('takes them in the language that was chosen while they came, also where that one was loaded before', async () => {
    const { i18n } = store();
    await i18n.setLocale('en');
    let arrive = () => {};
    const slow = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const more: CatalogueSource = { ur: async () => ({ 'y.go': 'چلیں' }), en: () => slow.then(() => ({ 'y.go': 'Go' })) };
    const added = i18n.add(more);
    await i18n.setLocale('ur');
    arrive();
    await added;
    expect(i18n.get().t('y.go')).toBe('چلیں');
    await i18n.setLocale('en');
    expect(i18n.get().t('y.go')).toBe('Go');
  });

  it('stays as it is when they cannot be fetched, and tries again when asked to', async () => {
    const { i18n, onChange } = store();
    let offline = true;
    const go = { 'y.go': 'چلیں' };
    const load = async () => {
      if (offline) throw new Error('offline');
      return go;
    };
    const more: CatalogueSource = { ur: load, en: load };
    await expect(i18n.add(more)).rejects.toThrow('offline');
    expect(onChange).not.toHaveBeenCalled();
    offline = false;
    await i18n.add(more);
    expect(i18n.get().t('y.go')).toBe('چلیں');
  });
});
