// The picture of a card that follows a finger. It is no part of the page for anybody who reads or listens.
const LIFT = "rotate(2deg)";

export class CardGhost {
  private readonly picture: HTMLElement;
  private readonly from: { x: number; y: number };

  constructor(card: HTMLElement, x: number, y: number) {
    const box = card.getBoundingClientRect();
    this.from = { x: x - box.left, y: y - box.top };
    this.picture = card.cloneNode(true) as HTMLElement;
    for (const named of [this.picture, ...this.picture.querySelectorAll("[id]")]) named.removeAttribute("id");
    this.picture.removeAttribute("data-deal-id");
    this.picture.removeAttribute("tabindex");
    this.picture.setAttribute("aria-hidden", "true");
    this.picture.dataset.ghost = "true";
    Object.assign(this.picture.style, { width: `${box.width}px`, height: `${box.height}px` });
    document.body.append(this.picture);
    this.move(x, y);
  }

  move(x: number, y: number) {
    this.picture.style.transform = `translate(${x - this.from.x}px, ${y - this.from.y}px) ${LIFT}`;
  }
  remove() {
    this.picture.remove();
  }
}
