import type { Fact, IsoDate } from '@repo/facts';
import type { ZodType } from 'zod';
import type { LocalizedText } from './brand.ts';

/** What a tool runs in: everything of it comes from the membership of who asked. */
export interface ToolContext<Tx> {
  readonly orgId: string;
  readonly userId: string;
  /** The day in Pakistan. */
  readonly today: IsoDate;
  /** Opens a transaction scoped to the organization; one at a time. */
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** What a tool says: figures that know where they come from, never a sentence of its own. */
export interface ToolAnswer {
  /** The most important first; empty when it is refused. */
  readonly facts: readonly Fact[];
  /** What stands in the way, as messages of the vertical without its namespace. */
  readonly refusals: readonly { readonly messageKey: string; readonly params: Readonly<Record<string, string>> }[];
  /** The page inside the vertical where a person goes on. */
  readonly path: string;
}

/** One thing that a tool took from a question. */
export interface Understood {
  readonly label: LocalizedText;
  readonly value: LocalizedText;
  /** Nobody said it: the tool takes what is usual, and whoever shows the answer says so. */
  readonly chosen: boolean;
}

/**
 * A question that a tool understands; `missing` names what it leaves open. What a figure hangs on is never filled in for a person;
 * what is usual may be, and stands in `understood`. `unread` quotes amounts and the like that the tool made nothing of.
 */
export type Recognition<Input> =
  | {
      readonly complete: true;
      readonly input: Input;
      readonly understood?: readonly Understood[];
      readonly unread?: readonly string[];
    }
  | { readonly complete: false; readonly missing: readonly LocalizedText[] };

export interface ToolDefinition<Input, Tx> {
  /** `<id of the vertical>.<what it gives>`: "shop.order". */
  readonly name: string;
  readonly title: LocalizedText;
  /** A question that the tool answers, as a person would write it in each language: shown where it can be asked. */
  readonly example: LocalizedText;
  /** For a model: what it gives, when to call it, what its inputs mean and in which unit. English. */
  readonly description: string;
  readonly input: ZodType<Input>;
  /**
   * Reads a question in Urdu, Roman Urdu or English by rules, so that the tool works without a model.
   * @returns null when the text asks for something else
   */
  readonly recognise: (text: string) => Recognition<Input> | null;
  readonly run: (context: ToolContext<Tx>, input: Input) => Promise<ToolAnswer>;
}

/** A tool as others call it: whatever it is given goes through its schema first. */
export interface Tool<Tx = never> extends Omit<ToolDefinition<unknown, Tx>, 'input'> {
  readonly input: ZodType;
}

/**
 * Declares a tool.
 * @returns the tool; its `run` throws a ZodError for input that its schema refuses
 */
export function defineTool<Input, Tx>(tool: ToolDefinition<Input, Tx>): Tool<Tx> {
  return { ...tool, run: async (context, input) => tool.run(context, tool.input.parse(input)) };
}
