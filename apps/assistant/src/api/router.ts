import { router } from '@repo/server/trpc';
import { askConversation } from './conversation/ask-conversation.ts';
import { deleteConversation } from './conversation/delete-conversation.ts';
import { followConversation } from './conversation/follow-conversation.ts';
import { getConversation } from './conversation/get-conversation.ts';
import { listConversations } from './conversation/list-conversations.ts';
import { modelConversation } from './conversation/model-conversation.ts';
import { renameConversation } from './conversation/rename-conversation.ts';
import { restoreConversation } from './conversation/restore-conversation.ts';
import { stopConversation } from './conversation/stop-conversation.ts';
import { writeConversation } from './conversation/write-conversation.ts';
import { addDocument } from './document/add-document.ts';
import { deleteDocument } from './document/delete-document.ts';
import { getDocument } from './document/get-document.ts';
import { listDocuments } from './document/list-documents.ts';
import { restoreDocument } from './document/restore-document.ts';
import { listTools } from './tool/list-tools.ts';

export const assistantRouter = router({
  conversation: router({
    ask: askConversation,
    write: writeConversation,
    stop: stopConversation,
    follow: followConversation,
    model: modelConversation,
    list: listConversations,
    get: getConversation,
    rename: renameConversation,
    delete: deleteConversation,
    restore: restoreConversation,
  }),
  document: router({
    add: addDocument,
    list: listDocuments,
    get: getDocument,
    delete: deleteDocument,
    restore: restoreDocument,
  }),
  tool: router({ list: listTools }),
});

export type AssistantRouter = typeof assistantRouter;
