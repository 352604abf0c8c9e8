/**
 * Runs in the page: texts whose ink leaves a box that cuts it. Ink comes from the canvas, in the font of the element; the
 * baseline from an empty inline block at the beginning of the text.
 */
export function clippedInk(): string[] {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return ['no canvas'];
  const cuts = (element: Element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    return clipPath !== 'none' || [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
  };
  const found: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) if (node instanceof Text) texts.push(node);
  for (const node of texts) {
    const parent = node.parentElement;
    const text = node.data.trim();
    if (!parent || !/[\u0600-\u06ff]/.test(text) || parent.closest('script, style, .sr-only, option')) continue;
    if (parent.getClientRects().length === 0) continue;
    const style = getComputedStyle(parent);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = canvas.measureText(text);
    const probe = document.createElement('span');
    probe.style.display = 'inline-block';
    parent.insertBefore(probe, node);
    const baseline = probe.getBoundingClientRect().bottom;
    probe.remove();
    const top = baseline - ink.actualBoundingBoxAscent;
    // A text of several lines is measured by its first.
    const bottom = baseline + ink.actualBoundingBoxDescent;
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      if (!cuts(box)) continue;
      const { top: boxTop, bottom: boxBottom } = box.getBoundingClientRect();
      if (top < boxTop - 1 || bottom > boxBottom + 1)
        found.push(`${text} in <${box.tagName.toLowerCase()} class="${box.className}">`);
    }
  }
  return found;
}
