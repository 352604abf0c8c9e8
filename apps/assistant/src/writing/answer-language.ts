import { language } from '@repo/urdu-text/language';

const asksForRoman =
  /(?<![\p{L}\p{M}])(?:roman|رومن)\s+(?:(?:urdu|اردو)\s+)?(?:mein|mai|mei|me|میں|letters|script)(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])in\s+roman(?![\p{L}\p{M}])/iu;

/** The line that says in which language, and in which letters, a question is answered. Roman Urdu is answered in Urdu letters. */
export function answerLanguage(question: string): string {
  if (asksForRoman.test(question)) return 'Answer in Roman Urdu (Urdu in Latin letters).';
  switch (language(question)) {
    case 'ur':
    case 'ur-Latn':
    case 'ur-Latn-en':
    case 'ur-mixed':
    case 'hi-Latn':
    case 'und':
      return 'Answer in Urdu, in Urdu script.';
    case 'en':
      return 'Answer in English.';
    case 'ar':
    case 'fa':
    case 'hi':
    case 'ps':
    case 'sd':
      return 'Answer in the language of the question.';
  }
}
