// The versions of the API that are spoken: another one is a file and a line here.
import type { Dialect } from '../dialect.ts';
import { dialect2008 } from './dialect2008.ts';
import { dialect2010 } from './dialect2010.ts';

/** Every dialect by its version, the first to be asked for first. */
export const dialects = {
  '2010-04-01': dialect2010,
  '2008-08-01': dialect2008,
} as const satisfies Readonly<Record<string, Dialect>>;

/** A version of the API that is spoken. */
export type ApiVersion = keyof typeof dialects;

/** Whether a text names a version that is spoken. */
export function isApiVersion(text: unknown): text is ApiVersion {
  return typeof text === 'string' && Object.hasOwn(dialects, text);
}
