import type { Tool, ToolContext } from '@repo/vertical';
import type { IncompleteToolFinding, Json, ToolFinding } from '../wire/finding.ts';

export interface ToolRequest<Tx> {
  readonly tools: readonly Tool<Tx>[];
  readonly context: ToolContext<Tx>;
  /** Told of a tool that threw; its finding is left out, the others stand. */
  readonly onFailure: (tool: string, thrown: unknown) => void;
}

/** Asks each tool that understands the text, one after the other: a tool may open the one transaction of the procedure. */
export async function askTools<Tx>(
  text: string,
  { tools, context, onFailure }: ToolRequest<Tx>,
): Promise<readonly (ToolFinding | IncompleteToolFinding)[]> {
  const findings: (ToolFinding | IncompleteToolFinding)[] = [];
  for (const tool of tools) {
    try {
      const finding = await askTool(text, tool, context);
      if (finding) findings.push(finding);
    } catch (thrown) {
      onFailure(tool.name, thrown);
    }
  }
  return findings;
}

async function askTool<Tx>(
  text: string,
  tool: Tool<Tx>,
  context: ToolContext<Tx>,
): Promise<ToolFinding | IncompleteToolFinding | null> {
  const { name, title } = tool;
  const recognised = tool.recognise(text);
  if (recognised === null) return null;
  if (!recognised.complete) return { kind: 'tool-incomplete', tool: name, title, missing: recognised.missing };
  const { facts, refusals, path } = await tool.run(context, recognised.input);
  const { input, understood, unread } = recognised;
  const question: Json = JSON.parse(JSON.stringify(input));
  return {
    kind: 'tool',
    tool: name,
    title,
    facts,
    refusals,
    path: basePathOf(name) + path.slice(1),
    question,
    ...(understood ? { understood } : {}),
    ...(unread ? { unread } : {}),
  };
}

/** A tool's name begins with the id of its vertical, which lives at /<id>/ wherever another vertical runs beside it. */
function basePathOf(tool: string): string {
  return `/${tool.split('.', 1)[0]}/`;
}
