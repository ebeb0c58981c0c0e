// Loads every call page by page, refreshes and filters, and says what that cost.
import { garbageCollector, median, watchTasks } from './tasks.ts';

const goals = { bytesPerCall: 2048, longestTaskMs: 50, laterThanEarlier: 1.5 };
const rounds = 5;

/** What is measured. */
export interface MeasuredList {
  /** Reads a page more. */
  readonly loadMore: () => PromiseLike<{ readonly loaded: number; readonly total: number | undefined }>;
  /** What a person does to a list that is loaded, one after the other. */
  readonly afterwards: readonly (() => PromiseLike<unknown>)[];
}

/** Prints the figures; good when a call takes 2 KB at most, a late page what an early one took, no task 50 ms. */
export async function measure(
  { afterwards, loadMore }: MeasuredList,
  print: (line: string) => void,
): Promise<boolean> {
  const collectGarbage = garbageCollector();
  const tasks = watchTasks();
  let { loaded, total } = await loadMore();
  collectGarbage();
  const [heapAtFirst, loadedAtFirst] = [process.memoryUsage().heapUsed, loaded];
  tasks.reset();
  const pagesMs: number[] = [];
  while (loaded !== total) {
    const before = tasks.busyMs();
    ({ loaded, total } = await loadMore());
    pagesMs.push(tasks.busyMs() - before);
  }
  const loadingMs = tasks.longestMs();
  const afterwardsMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await idle();
    tasks.reset();
    for (const step of afterwards) {
      await step();
      await idle();
    }
    afterwardsMs.push(tasks.longestMs());
  }
  tasks.end();
  collectGarbage();
  const bytesPerCall = (process.memoryUsage().heapUsed - heapAtFirst) / (loaded - loadedAtFirst);
  const [early, late] = [median(pagesMs.slice(0, 10)), median(pagesMs.slice(-11, -1))];
  print(`list in the extension host: ${loaded.toLocaleString('en')} calls`);
  print(`  heap per loaded call     ${bytesPerCall.toFixed(0)} bytes (goal ${goals.bytesPerCall})`);
  print(`  a page near 1,000        ${early.toFixed(1)} ms of work`);
  print(`  a page near ${loaded.toLocaleString('en')}     ${late.toFixed(1)} ms of work`);
  print(`  longest task, loading    ${loadingMs.toFixed(1)} ms (goal ${goals.longestTaskMs})`);
  print(`  longest task afterwards  ${median(afterwardsMs).toFixed(1)} ms (median of ${rounds} rounds)`);
  return (
    bytesPerCall <= goals.bytesPerCall &&
    late <= early * goals.laterThanEarlier &&
    Math.max(loadingMs, median(afterwardsMs)) < goals.longestTaskMs
  );
}

/** A person does one thing after the other, and so do these steps: none begins within the task of another. */
function idle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
