/** Demo documents, and a conversation whose answers were found by the rules that answer everybody. */
import { publicId, type Tx } from '@repo/db';
import type { SeedContext } from '@repo/vertical';
import { appendExchange } from './api/conversation/append-exchange.ts';
import { demoDocuments } from './demo-documents.ts';
import { find } from './findings/find.ts';
import { indexDocument } from './findings/searchable-document.ts';

const conversationId = '01990000-0000-7000-8000-0000000a0101';

/** Both scripts, and something that needs no document. */
const questions = [
  {
    id: '01990000-0000-7000-8000-0000000a0111',
    answerId: '01990000-0000-7000-8000-0000000a0121',
    text: 'کپاس کو پانی کی سب سے زیادہ ضرورت کب ہوتی ہے؟',
  },
  {
    id: '01990000-0000-7000-8000-0000000a0112',
    answerId: '01990000-0000-7000-8000-0000000a0122',
    text: 'gandum ko pehla pani kab lagayen?',
  },
  {
    id: '01990000-0000-7000-8000-0000000a0113',
    answerId: '01990000-0000-7000-8000-0000000a0123',
    text: '25 لاکھ روپے الفاظ میں',
  },
];

/** Makes what is not there yet; running it twice changes nothing. */
export async function seed({ orgId, userId, tx }: SeedContext<Tx>): Promise<void> {
  const now = new Date();
  await tx.assistantDocument.createMany({
    data: demoDocuments.map((document, index) => ({
      ...document,
      orgId,
      createdBy: userId,
      // The first of the list is the newest.
      createdAt: new Date(now.getTime() - index * 3_600_000),
    })),
    skipDuplicates: true,
  });
  if ((await tx.assistantConversation.count({ where: { orgId, id: conversationId } })) > 0) return;
  const documents = demoDocuments.map(({ id, title, text }) => indexDocument({ id: publicId('document', id), title, text }));
  for (const { id, answerId, text } of questions) {
    const findings = find(text, { documents, ofTools: null });
    await appendExchange(tx, { orgId, userId }, { conversationId, id, text }, { findings, begins: true, now, answerId });
  }
}
