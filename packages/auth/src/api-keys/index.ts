/**
 * API keys: programs of an organization, with scopes.
 *
 * @example const key = await findApiKey(db, 'bny_…');
 */
export { type ApiKeyInfo, findApiKey } from './find-key.ts';
export { hashOfKey, newKeyText } from './key-text.ts';
export { type ApiKeyRow, createApiKey, listApiKeys, maximumKeys, revokeApiKey } from './manage-keys.ts';
export { scopeFor, scopesOf } from './scopes.ts';
