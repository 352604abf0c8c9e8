/** Bounds of inputs, the same on the screens and in the API. Characters are UTF-16 units. */
export const longestMessage = 4_000;
export const longestTitle = 120;
/** Characters of the question that name a new conversation. */
export const titleFromQuestion = 60;
export const longestDocument = 200_000;
/** What the longest document can have in UTF-8: a unit takes at most three bytes. */
export const mostDocumentBytes = 600_000;
/** Live documents of an organization. */
export const mostDocuments = 200;
export const mostPassages = 5;
/** A passage with less of the question's words is no answer. */
export const leastCoverage = 0.5;
