import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { checkCatalogues } from '@repo/i18n/testing';
import { describe, expect, it } from 'vitest';
import { authErrorData, meanings } from './error-data.ts';
import mailEn from './mail/texts/en.json' with { type: 'json' };
import mailUr from './mail/texts/ur.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };
import { authMessages } from './messages.ts';
import operatorsEn from './operators/messages/en.json' with { type: 'json' };
import operatorsUr from './operators/messages/ur.json' with { type: 'json' };

describe('messages', () => {
  it('are complete and speak as the product does', () => {
    expect(checkCatalogues(ur, en, { namespaces: ['auth'] })).toEqual([]);
    expect(checkCatalogues(operatorsUr, operatorsEn, { namespaces: ['auth'] })).toEqual([]);
    expect(checkCatalogues(mailUr, mailEn, { namespaces: ['mail'] })).toEqual([]);
  });

  it('exist for every error of auth, in its own catalogue or among the base messages', async () => {
    const known = Object.keys(await loadCatalogue([baseMessages, authMessages], 'ur'));
    const generic = [400, 401, 403, 404, 409, 413, 429, 500, 503].map((status) => authErrorData(status, undefined).messageKey);
    const keys = [...generic, ...Object.values(meanings).map(({ messageKey }) => messageKey)];
    for (const key of keys) expect(known).toContain(key);
  });

  it("exist for every refusal of operators and of those in somebody's place", () => {
    const folder = join(import.meta.dirname, 'operators');
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    const keys = [...sources.matchAll(/messageKey: '(auth[^']+)'/g)].map(([, key = '']) => key);
    expect(keys.length).toBeGreaterThan(4);
    for (const key of keys) expect({ ...ur, ...operatorsUr }).toHaveProperty([key]);
  });
});
