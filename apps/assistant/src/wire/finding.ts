/** What rules found for a message, as it travels and is stored. Every offset is in UTF-16 units of the document as it was given. */
import type { Fact } from '@repo/facts';
import type { LocalizedText, Understood } from '@repo/vertical';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A passage of a document of the organization. What it says stays in the answer when the document is deleted. */
export interface CitedPassage extends TextSpan {
  /** "document_…" */
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  /** Offsets in the document, not in the passage. */
  readonly highlights: readonly TextSpan[];
  /** Share of the question's content words that the passage has, from 0.5 to 1. */
  readonly coverage: number;
}

/** Passages are numbered from 1, in their order, wherever they are cited. */
export interface PassagesFinding {
  readonly kind: 'passages';
  readonly query: string;
  readonly passages: readonly CitedPassage[];
}

/** What a tool of another vertical answered. */
export interface ToolFinding {
  readonly kind: 'tool';
  /** "shop.order" */
  readonly tool: string;
  readonly title: LocalizedText;
  readonly facts: readonly Fact[];
  /** Messages of the tool's vertical, without its namespace. */
  readonly refusals: readonly { readonly messageKey: string; readonly params: Readonly<Record<string, string>> }[];
  /** Where a person goes on, from the root of the host: "/shop/". */
  readonly path: string;
  /** The question as the tool understood it: its input. */
  readonly question: Json;
  /** The same for a person, with what nobody said marked; absent where the tool tells nothing. */
  readonly understood?: readonly Understood[] | undefined;
  /** Amounts and the like of the question that the tool made nothing of, as they were written. */
  readonly unread?: readonly string[] | undefined;
}

/** A tool understood the question, but not everything that it needs was said. */
export interface IncompleteToolFinding {
  readonly kind: 'tool-incomplete';
  readonly tool: string;
  readonly title: LocalizedText;
  readonly missing: readonly LocalizedText[];
}

/** A sum of money in words. */
export interface AmountFinding {
  readonly kind: 'amount';
  /** Rupees as a plain decimal string. */
  readonly digits: string;
  readonly ur: string;
  readonly en: string;
}

/** A day written out: with its weekday, or in words when the message asks for words. */
export interface DateFinding {
  readonly kind: 'date';
  readonly iso: string;
  readonly ur: string;
  readonly en: string;
  /** By the Umm al-Qura table, which is an estimate for Pakistan; null outside of it. */
  readonly hijri: LocalizedText | null;
}

/** Roman Urdu, word by word. */
export interface TransliterationFinding {
  readonly kind: 'transliteration';
  /** The likeliest candidate first; none where the word is not known. */
  readonly words: readonly { readonly roman: string; readonly candidates: readonly string[] }[];
}

/** Nothing was found by what was tried. */
export interface NothingFinding {
  readonly kind: 'nothing';
  readonly tried: readonly TriedKind[];
  /** The question is in English, in which Urdu passages are not found. */
  readonly english?: boolean | undefined;
}

export type TriedKind = 'tool' | 'amount' | 'date' | 'passages' | 'transliteration';

export type Finding =
  | PassagesFinding
  | ToolFinding
  | IncompleteToolFinding
  | AmountFinding
  | DateFinding
  | TransliterationFinding
  | NothingFinding;
