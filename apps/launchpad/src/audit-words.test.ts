import { auditedMutations } from '@repo/server/testing';
import en from '@repo/shell/account/messages/en.json' with { type: 'json' };
import ur from '@repo/shell/account/messages/ur.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { app } from './app.ts';

test('the audit log has words in both languages for whatever this product can write into it', () => {
  const ofVerticals = app.verticals.flatMap(({ id, auditWords = {} }) =>
    Object.keys(auditWords).map((path) => `${id}.${path}`),
  );
  const ofFrame = Object.keys(ur)
    .filter((key) => key in en)
    .map((key) => key.replace('shell.audit.action.', ''));
  const worded = new Set([...ofVerticals, ...ofFrame]);
  const audited = auditedMutations(app);
  expect(audited).toContain('platform.keys.create');
  expect(audited).toContain('crops.field.save');
  expect(audited.filter((action) => !worded.has(action))).toEqual([]);
});
