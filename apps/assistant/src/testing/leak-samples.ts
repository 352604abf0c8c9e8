/** Inputs of every procedure, made of the ids of an organization's rows: for the test that nobody reaches the rows of another. */
import { newId, publicId } from '@repo/db';
import { type ForeignRows, type LeakSamples, Sample } from '@repo/server/testing';
import { encodeCursor } from '../api/conversation/list-cursor.ts';
import type { AssistantRouter } from '../api/router.ts';

const conversationId = (foreign: ForeignRows) => foreign.publicId('conversation', 'AssistantConversation');
const documentId = (foreign: ForeignRows) => foreign.publicId('document', 'AssistantDocument');

/** The last answer of a conversation that the seed made. */
const answer = (foreign: ForeignRows) => {
  const conversation = foreign.uuid('AssistantConversation');
  const { id } = foreign.row('AssistantMessage', { conversationId: conversation, position: 6 });
  return { conversationId: publicId('conversation', conversation), messageId: publicId('message', String(id)) };
};

export const leakSamples: LeakSamples<AssistantRouter> = {
  samples: {
    conversation: {
      ask: [
        (foreign) => {
          const conversation = foreign.uuid('AssistantConversation');
          const { id, text } = foreign.row('AssistantMessage', { conversationId: conversation, position: 1 });
          return { conversationId: publicId('conversation', conversation), id: String(id), text: String(text) };
        },
        // What is searched, and what tools of other verticals look at, is the organization's own.
        () => ({ conversationId: newId(), id: newId(), text: 'کپاس کو پانی کی سب سے زیادہ ضرورت کب ہوتی ہے؟' }),
        () => ({ conversationId: newId(), id: newId(), text: 'میرے کھیت کو پانی کب دوں؟' }),
      ],
      write: new Sample(answer, { meets: 'NO_MODEL' }),

      stop: answer,
      follow: answer,
      model: () => undefined,
      list: [
        () => ({}),
        new Sample(
          (foreign) => ({
            cursor: encodeCursor({ id: foreign.uuid('AssistantConversation'), updatedAt: new Date('2100-01-01') }),
          }),
          { foreign: 'success' },
        ),
      ],
      get: (foreign) => ({ id: conversationId(foreign) }),
      rename: (foreign) => ({ id: conversationId(foreign), title: 'Renamed' }),
      delete: (foreign) => ({ id: conversationId(foreign) }),
      restore: (foreign) => ({ id: conversationId(foreign) }),
    },
    document: {
      add: (foreign) => ({ id: foreign.clientId('AssistantDocument'), title: 'New', format: 'text', text: 'Water on Monday.' }),
      list: () => undefined,
      get: (foreign) => ({ id: documentId(foreign) }),
      delete: (foreign) => ({ id: documentId(foreign) }),
      restore: (foreign) => ({ id: documentId(foreign) }),
    },
    tool: { list: () => undefined },
  },
};
