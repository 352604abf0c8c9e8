import type { Tx } from '@repo/db';
import type { Finding } from '../../wire/finding.ts';
import type { NumberSources } from '../../writing/known-numbers.ts';
import type { Turn } from '../../writing/prompt.ts';
import { findingsSchema } from '../finding-schema.ts';

/** What an answer stands on. */
export interface AnswerSources {
  readonly question: string;
  readonly findings: readonly Finding[];
  /** What models wrote to earlier questions, the oldest first. */
  readonly turns: readonly Turn[];
  readonly numbers: NumberSources;
}

/** Messages before an answer that are read: no prompt has room for more. */
const mostMessages = 40;

/** Sources of a stored answer: its findings, its question, and the conversation before. */
export async function sourcesOf(
  tx: Tx,
  answer: { readonly orgId: string; readonly conversationId: string; readonly position: number },
): Promise<AnswerSources> {
  const { orgId, conversationId, position } = answer;
  const rows = await tx.assistantMessage.findMany({
    where: { orgId, conversationId, position: { lte: position, gte: position - mostMessages } },
    orderBy: { position: 'asc' },
    select: { position: true, role: true, text: true, findings: true },
  });
  const questions = rows.filter(({ role }) => role === 'user');
  const answers = rows
    .filter(({ role }) => role === 'assistant')
    .map((row) => ({ ...row, findings: findingsSchema.parse(row.findings) }));
  const turns = answers.flatMap(({ position: at, text: written }): Turn[] => {
    const question = questions.find((asked) => asked.position === at - 1)?.text;
    return at === position || question === undefined || written.trim() === '' ? [] : [{ question, written }];
  });
  return {
    question: questions.at(-1)?.text ?? '',
    findings: answers.at(-1)?.findings ?? [],
    turns,
    numbers: { questions: questions.map(({ text }) => text), findings: answers.flatMap(({ findings }) => findings) },
  };
}
