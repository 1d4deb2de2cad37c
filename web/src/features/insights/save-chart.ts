import { save_file } from "~/shared/ui/save-file";

// The drawing as a file that looks the same elsewhere: computed colours instead of variables, on the page's surface.
const KEPT = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "font-size",
  "font-weight",
  "text-anchor",
];
// Sharp on dense screens and on paper.
const PIXELS_PER_UNIT = 2;

function standalone(root: HTMLElement | null): SVGElement | null {
  const drawing = root?.querySelector("svg");
  if (!drawing) return null;
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
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).getPropertyValue("--surface"));
  copy.prepend(ground);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "Inter, sans-serif");
  return copy;
}

export function save_svg(root: HTMLElement | null, title: string) {
  const drawing = standalone(root);
  if (drawing) save_file(new Blob([drawing.outerHTML], { type: "image/svg+xml" }), title, "svg");
}

export async function save_png(root: HTMLElement | null, title: string) {
  const drawing = standalone(root);
  if (!drawing) return;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.outerHTML)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * PIXELS_PER_UNIT;
  canvas.height = picture.naturalHeight * PIXELS_PER_UNIT;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (file) save_file(file, title, "png");
}
