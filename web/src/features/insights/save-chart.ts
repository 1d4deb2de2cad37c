// Saves the drawing as an SVG file that looks the same elsewhere: computed colours instead of variables.
const KEPT = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "font-size",
  "font-weight",
  "text-anchor",
];

export function save_chart(root: HTMLElement | null, title: string) {
  const drawing = root?.querySelector("svg");
  if (!drawing) return;
  const copy = drawing.cloneNode(true) as SVGElement;
  const originals = drawing.querySelectorAll<SVGElement>("*");
  for (const [index, element] of [...copy.querySelectorAll<SVGElement>("*")].entries()) {
    const from = originals[index];
    if (!from) continue;
    const style = getComputedStyle(from);
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("href");
    element.removeAttribute("class");
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "Inter, sans-serif");
  const url = URL.createObjectURL(new Blob([copy.outerHTML], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}.svg`;
  link.click();
  URL.revokeObjectURL(url);
}
