/** What the server answers, by the names that the screens use. */
import type { Finding } from '../wire/finding.ts';
import type { api } from './api.ts';

type Assistant = (typeof api)['assistant'];

export type Conversation = Awaited<ReturnType<Assistant['conversation']['get']['query']>>;
export type ConversationRow = Awaited<ReturnType<Assistant['conversation']['list']['query']>>['items'][number];
export type Message = Conversation['messages'][number];
export type Written = NonNullable<Message['written']>;
export type ModelStep = Awaited<ReturnType<Assistant['conversation']['model']['query']>>['steps'][number];
export type DocumentRow = Awaited<ReturnType<Assistant['document']['list']['query']>>['items'][number];
export type WholeDocument = Awaited<ReturnType<Assistant['document']['get']['query']>>;
export type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { readonly kind: Kind }>;
