// The keys of the drawing: one stop of the tabulator key, and the arrow keys from item to item.

/** Moves the focus by a key; whether the key was one that moves. */
export function moveBy(key: string, chart: Element, from: Element): boolean {
  const items = [...chart.querySelectorAll<HTMLElement>('.item')].map(locate);
  const here = items.find(({ element }) => element === from);
  const next = here && target(key, items, here);
  next?.element.focus();
  return next !== undefined;
}

interface Located {
  readonly element: HTMLElement;
  /** The fraction of the axis where it begins. */
  readonly at: number;
  readonly row: number;
}

function locate(element: HTMLElement): Located {
  return { element, at: Number(element.dataset['at']), row: Number(element.dataset['row']) };
}

function target(key: string, items: readonly Located[], here: Located): Located | undefined {
  const inTime = [...items].sort((one, other) => one.at - other.at || one.row - other.row);
  switch (key) {
    case 'ArrowRight':
      return inTime[inTime.indexOf(here) + 1];
    case 'ArrowLeft':
      return inTime[inTime.indexOf(here) - 1];
    case 'ArrowDown':
      return nearest(
        items.filter(({ row }) => row > here.row),
        here,
        1,
      );
    case 'ArrowUp':
      return nearest(
        items.filter(({ row }) => row < here.row),
        here,
        -1,
      );
    case 'Home':
      return inTime[0];
    case 'End':
      return inTime.at(-1);
    default:
      return undefined;
  }
}

/** In the next row that has something, what is nearest in time. */
function nearest(items: readonly Located[], here: Located, direction: 1 | -1): Located | undefined {
  const distance = ({ at, row }: Located): readonly [number, number] => [
    (row - here.row) * direction,
    Math.abs(at - here.at),
  ];
  return [...items].sort((one, other) => {
    const [[rows, pixels], [otherRows, otherPixels]] = [distance(one), distance(other)];
    return rows - otherRows || pixels - otherPixels;
  })[0];
}
