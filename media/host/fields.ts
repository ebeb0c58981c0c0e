// Fields of what comes from outside, where each may be missing or of another type.

/** An own field of an object. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** A field that is text. */
export function textOf(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** A field that is a finite number. */
export function numberOf(value: unknown, name: string): number | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'number' && Number.isFinite(field) ? field : undefined;
}

/** The finite numbers within a field, by their names. */
export function numbersIn(value: unknown, name: string): readonly (readonly [string, number])[] {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(fieldOf(value, name) ?? {});
  return entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
}
