// Method and path of 2010-04-01 to what is done, one line an operation.
import type { SandboxOptions } from '../options.ts';
import type { Asked } from '../rules/request.ts';
import { getCall, listCalls } from './operations/calls.ts';
import type { ModernOperation } from './visit.ts';

/** A path below the account, `*` for an identifier, and what its methods do. */
interface ModernRoute {
  readonly pattern: string;
  readonly methods: Readonly<Partial<Record<string, ModernOperation>>>;
}

/** A route with the identifiers that its path holds. */
export interface FoundModernRoute extends ModernRoute {
  readonly sids: readonly string[];
  /** Whether it is sound, which is public unless the account asks for credentials. */
  readonly isAudio: boolean;
}

/** Every operation of the schema on calls and what hangs below them. */
const routes: readonly ModernRoute[] = [
  { pattern: 'Calls', methods: { GET: listCalls } },
  { pattern: 'Calls/*', methods: { GET: getCall } },
];

const audioRoutes: readonly ModernRoute[] = [];

/** The route of a path; names are case-sensitive, and what the service withholds is not there. */
export function findModernRoute(
  { form, parts }: Asked,
  { bareJson = false, withheld = [] }: SandboxOptions,
): FoundModernRoute | undefined {
  const [, accounts, , ...below] = parts;
  if (accounts !== 'Accounts') return undefined;
  const isJson = form === 'json' || (form === '' && bareJson);
  const isAudio = !isJson && ['', 'wav', 'mp3'].includes(form);
  const among = isJson ? routes : isAudio ? audioRoutes : [];
  if (withheld.some((name) => below.includes(name))) return undefined;
  const route = among.find(({ pattern }) => isMatch(pattern.split('/'), below));
  const sids = below.filter((_, index) => route?.pattern.split('/')[index] === '*');
  return route && { ...route, sids, isAudio };
}

function isMatch(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length && pattern.every((name, index) => name === '*' || name === parts[index])
  );
}
