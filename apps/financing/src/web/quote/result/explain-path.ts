import { AppError, type Fact } from '@repo/facts';
import { type ExplainPath, explain, type Quote } from '@repo/islamic-finance';

/** The fact behind a path of the explain panel; null when the quote has no such figure any more. */
export function explainPath(quote: Quote, path: string): Fact | null {
  try {
    return explain(quote, path as ExplainPath);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
