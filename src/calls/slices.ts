/** Work for longer than this at a time would be felt in the editor. */
const sliceMs = 15;

/** Lets the editor do what waits. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Makes what long work awaits between its steps: it lets the editor do what waits once a slice is over. */
export function createSlices(): () => Promise<void> {
  let sinceMs = Date.now();
  return async () => {
    if (Date.now() - sinceMs < sliceMs) return;
    await nextTurn();
    sinceMs = Date.now();
  };
}
