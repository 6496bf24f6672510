export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
}

export interface Stand {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
  /** Far enough from its place to need a line to it. */
  readonly far: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const TURNS = Array.from({ length: 12 }, (_, turn) => (turn * Math.PI) / 6);
const REACHES = [9, 24, 42, 64] as const;

/** Places labels beside their spots so that none covers another or a spot: the first spots have the first choice. */
export function placed(spots: readonly Spot[], width: number, height: number): Stand[] {
  const taken: Box[] = spots.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  return spots.map((spot) => {
    const choices = REACHES.flatMap((reach) => TURNS.map((turn) => stand(spot, reach, turn)));
    const inside = choices.filter(
      ({ box }) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height,
    );
    const free = inside.find(({ box }) => !taken.some((other) => meet(box, other)));
    const best = free ?? inside[0] ?? choices[0];
    if (best === undefined) return { x: spot.x, y: spot.y, anchor: 'start', far: false };
    taken.push(best.box);
    return best;
  });
}

function stand({ x, y, wide, tall }: Spot, reach: number, turn: number): Stand & { readonly box: Box } {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const px = x + cos * reach;
  const py = y + sin * reach;
  const anchor = cos > 0.3 ? 'start' : cos < -0.3 ? 'end' : 'middle';
  const left = anchor === 'start' ? px : anchor === 'end' ? px - wide : px - wide / 2;
  const top = py - tall / 2 + (sin * tall) / 2;
  return { x: px, y: top, anchor, far: reach > 12, box: { left, right: left + wide, top, bottom: top + tall } };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
