/** Runs in the page: the characters of `part` as they stand from left to right in the element. */
export function visualOrder(element: Element, part: string): string {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters: { text: string; left: number }[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const text = node.textContent ?? '';
    for (let at = 0; at < text.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      const letter = text[at] ?? '';
      if (box && box.width > 0 && part.includes(letter)) letters.push({ text: letter, left: box.left });
    }
  }
  return letters
    .sort((a, b) => a.left - b.left)
    .map(({ text }) => text)
    .join('')
    .trim();
}
