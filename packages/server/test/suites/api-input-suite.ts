import { createApiKey, scopesOf } from '@repo/auth/api-keys';
import type { Database } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import type { ProgramError } from '../../src/http-api/program-error.ts';
import type { TestProduct } from '../support/test-product.ts';

/** What a program is told of an input that does not fit. */
export function apiInputSuite(product: () => TestProduct, database: () => Database): void {
  let key: string;

  const repeat = (body: string, locale: string) =>
    product().ask('/api/v1/sample/repeat', {
      method: 'POST',
      origin: null,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'accept-language': locale },
      body,
    });
  const errorOf = async (response: Response): Promise<ProgramError['error']> => {
    const { error }: ProgramError = JSON.parse(await response.text());
    return error;
  };

  beforeAll(async () => {
    const { orgId: organizationId, userId: createdById } = product().demo;
    const scopes = scopesOf(['sample']);
    const made = { organizationId, createdById, name: 'نمونہ', scopes, createdAt: new Date(), expiresAt: null };
    key = (await createApiKey(database(), made)).text;
  });

  test.each([
    [{ text: 'a' }, { field: 'by', rule: { keyword: 'type', value: 'number' } }, 'type: number'],
    [{ text: 'a', by: 11 }, { field: 'by', rule: { keyword: 'maximum', value: '10' } }, 'maximum: 10'],
    [{ text: 'abc', by: 1 }, { field: 'text', rule: { keyword: 'maxLength', value: '2' } }, 'maxLength: 2'],
    [{ text: 'a', by: 1, of: 'x' }, { field: 'of', rule: { keyword: 'additionalProperties', value: 'false' } }, 'of'],
  ])('input %j is told as the field and the rule of its schema, in both languages', async (input, named, words) => {
    for (const locale of ['en', 'ur']) {
      const refused = await repeat(JSON.stringify(input), locale);
      const error = await errorOf(refused);
      expect([refused.status, error]).toMatchObject([
        400,
        { code: 'INVALID_INPUT', messageKey: 'api.error.input-rule', ...named },
      ]);
      expect(error.message).toContain(words);
      expect(error.message).not.toMatch(/marked|خانے|\{/);
    }
  });

  test('input that is no object at all has a sentence of its own', async () => {
    const refused = await repeat('[]', 'en');
    expect(await errorOf(refused)).toMatchObject({ messageKey: 'api.error.input', rule: { keyword: 'type', value: 'object' } });
  });
}
