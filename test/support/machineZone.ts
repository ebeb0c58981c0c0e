/** Moves this process to a time zone until what is returned is called. */
export function moveMachineTo(zone: string): () => void {
  const { TZ } = process.env;
  process.env['TZ'] = zone;
  return () => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  };
}
