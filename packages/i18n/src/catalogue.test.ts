import { describe, expect, it } from 'vitest';
import { type CatalogueSource, loadCatalogue, mergeCatalogues } from './catalogue.ts';

const source = (ur: Record<string, string>, en: Record<string, string>): CatalogueSource => ({
  ur: async () => ({ default: ur }),
  en: async () => en,
});

describe('loadCatalogue', () => {
  it('loads one language of all sources, as modules or as catalogues', async () => {
    const sources = [source({ 'a.x': 'ا' }, { 'a.x': 'a' }), source({ 'b.y': 'ب' }, { 'b.y': 'b' })];
    expect(await loadCatalogue(sources, 'ur')).toEqual({ 'a.x': 'ا', 'b.y': 'ب' });
    expect(await loadCatalogue(sources, 'en')).toEqual({ 'a.x': 'a', 'b.y': 'b' });
  });

  it('takes a message named "default" for a message', async () => {
    expect(await loadCatalogue([{ ur: async () => ({ default: 'x' }), en: async () => ({}) }], 'ur')).toEqual({ default: 'x' });
  });

  it('rejects when a chunk cannot be fetched', async () => {
    const broken: CatalogueSource = { ur: () => Promise.reject(new Error('offline')), en: async () => ({}) };
    await expect(loadCatalogue([broken], 'ur')).rejects.toThrow('offline');
  });
});

describe('mergeCatalogues', () => {
  it('refuses one key in two packages', () => {
    expect(() => mergeCatalogues([{ 'a.x': '1' }, { 'a.x': '2' }])).toThrow('"a.x"');
  });
});
