import { router } from '@repo/server/trpc';
import { addEvidence } from './evidence/add-evidence.ts';
import { listEvidence } from './evidence/list-evidence.ts';
import { deleteQuote } from './quote/delete-quote.ts';
import { duplicateQuote } from './quote/duplicate-quote.ts';
import { explainQuote } from './quote/explain-quote.ts';
import { getQuote } from './quote/get-quote.ts';
import { listQuotes } from './quote/list-quotes.ts';
import { restoreQuote } from './quote/restore-quote.ts';
import { saveQuote } from './quote/save-quote.ts';

export const financingRouter = router({
  quote: router({
    save: saveQuote,
    list: listQuotes,
    get: getQuote,
    explain: explainQuote,
    duplicate: duplicateQuote,
    delete: deleteQuote,
    restore: restoreQuote,
  }),
  evidence: router({ add: addEvidence, list: listEvidence }),
});

export type FinancingRouter = typeof financingRouter;
