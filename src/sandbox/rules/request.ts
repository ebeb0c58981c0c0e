// What a request asks for, read from its address, headers and body.

/** The forms of an answer, by the extension of the path; none stands for the resource's usual. */
export type Form = '' | 'xml' | 'csv' | 'json' | 'html' | 'wav' | 'mp3';

/** A request in the service's terms. */
export interface Asked {
  /** After `_method` in the query of a POST. */
  readonly method: string;
  /** The path as it was sent, base and all, without its extension and doubled slashes. */
  readonly path: string;
  /** The path's parts below the base: version, `Accounts`, account, and so on. */
  readonly parts: readonly string[];
  readonly form: Form;
  readonly query: URLSearchParams;
  /** The form fields of a POST; empty otherwise. */
  readonly body: URLSearchParams;
  /** From Basic authentication; undefined without any that can be read. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
  readonly url: string;
}

/** Reads a request, of whose path only what is below `basePath` counts; resolves for any. */
export async function readAsked(request: Request, basePath = ''): Promise<Asked> {
  const { pathname, query, queryForm } = splitAddress(request.url);
  const isBelow = pathname.startsWith(basePath);
  const parts = (isBelow ? pathname.slice(basePath.length) : '')
    .split('/')
    .filter((part) => part !== '')
    .map(unescaped);
  const { name, form } = splitForm(parts.pop() ?? '');
  const body = request.method === 'POST' ? await request.text() : '';
  const override = request.method === 'POST' ? query.get('_method') : null;
  const whole = [...parts, name];
  return {
    method: override === null ? request.method : override.toUpperCase(),
    path: `${basePath}/${whole.join('/')}`,
    parts: whole,
    form: form === '' ? queryForm : form,
    query,
    body: new URLSearchParams(body),
    credentials: readCredentials(request.headers.get('Authorization')),
    url: request.url,
  };
}

/** A client of the time puts the extension after the query: `Calls?num=500&page=5.csv`. */
function splitAddress(address: string): {
  pathname: string;
  query: URLSearchParams;
  queryForm: Form;
} {
  const { pathname, searchParams } = new URL(address);
  const [name = '', value = ''] = [...searchParams].at(-1) ?? [];
  const isAfterPage = /^(num|page|Page)$/.test(name) && value.endsWith('.csv');
  if (isAfterPage) searchParams.set(name, value.slice(0, -'.csv'.length));
  return { pathname, query: searchParams, queryForm: isAfterPage ? 'csv' : '' };
}

function splitForm(last: string): { name: string; form: Form } {
  const parts = /^(.*)\.(xml|csv|json|html|wav|mp3)$/.exec(last);
  const [, name, extension] = parts ?? [];
  const form = (['xml', 'csv', 'json', 'html', 'wav', 'mp3'] as const).find((known) => known === extension);
  return name === undefined || form === undefined ? { name: last, form: '' } : { name, form };
}

function readCredentials(header: string | null): Asked['credentials'] {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  let text: string;
  try {
    text = atob(encoded);
  } catch {
    return undefined;
  }
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
