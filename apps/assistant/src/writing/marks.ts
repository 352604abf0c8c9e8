/** Numbers that count nothing: citation marks, and the numbers of a list. */

const citation = /\[\s*[\d۰-۹٠-٩]{1,2}(?:\s*[,،]\s*[\d۰-۹٠-٩]{1,2})*\s*\]/g;
const listNumber = /^[ \t>*_#-]*[\d۰-۹٠-٩]{1,2}[.)۔-](?=[\s*_])/gm;

/** The text with spaces in their place, so that offsets stay. */
export function withoutMarks(text: string): string {
  return text.replace(citation, blank).replace(listNumber, blank);
}

/** The text without citation marks: those of an earlier answer mean other passages. */
export function withoutCitations(text: string): string {
  return text.replace(new RegExp(` ?${citation.source}`, 'g'), '');
}

function blank(mark: string): string {
  return ' '.repeat(mark.length);
}
