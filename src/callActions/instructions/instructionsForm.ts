// What a call is to do, as texts: the address of a document, or the document itself where the version takes that.
import * as vscode from 'vscode';
import type { DialectFacts, Instructions } from '../../api/dialect.ts';
import { documentProblem } from '../../calls/webhook/body.ts';
import { propertyOf } from '../../command.ts';
import { PersonError } from '../../explain.ts';

export type InstructionsField = 'instructions' | 'url' | 'method' | 'twiml';

/** What was typed; `instructions` is `twiml` where the document itself is meant, and else empty. */
export type InstructionsForm = Readonly<Record<InstructionsField, string>>;

/** The service takes no longer document with a request (documentation of the parameter Twiml). */
const longestDocument = 4000;

/** The parameters that a form asks for, in their order. */
export function instructionsSteps(
  { instructions }: InstructionsForm,
  { takesTwiml }: DialectFacts,
): readonly InstructionsField[] {
  if (!takesTwiml) return ['url', 'method'];
  return instructions === 'twiml' ? ['instructions', 'twiml'] : ['instructions', 'url', 'method'];
}

/** The instructions of an argument object; throws `PersonError` where they are none, or two. */
export function instructionsOf(argument: unknown, { takesTwiml, version }: DialectFacts): InstructionsForm {
  const text = (field: InstructionsField): string => textOfField(field, propertyOf(argument, field));
  const [url, method, twiml] = [text('url'), text('method'), text('twiml')];
  if (twiml === '') return { instructions: '', url, method, twiml };
  if (!takesTwiml) {
    throw new PersonError(
      vscode.l10n.t('twiml: API version {0} takes the address of the instructions alone, as "url".', version),
    );
  }
  if (url !== '' || method !== '') {
    throw new PersonError(
      vscode.l10n.t('twiml: Give the document alone, or "url" and "method" in its place.'),
    );
  }
  return { instructions: 'twiml', url, method, twiml };
}

/** A parameter as text; throws `PersonError` where it is neither text nor number. */
export function textOfField(field: string, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  throw new PersonError(vscode.l10n.t('"{0}" of a call must be a text.', field));
}

/** The instructions that a form describes, which was checked. */
export function readInstructions(form: InstructionsForm, speaks: DialectFacts): Instructions {
  if (instructionsSteps(form, speaks).includes('twiml')) return { twiml: form.twiml };
  const method = readMethod(form.method);
  return { url: form.url, ...(method && { method }) };
}

/** What is wrong with a parameter, or `undefined`. */
export function checkInstructions(field: InstructionsField, text: string): string | undefined {
  switch (field) {
    case 'instructions':
      return undefined;
    case 'url':
      return checkUrl(text);
    case 'method':
      return text === '' || readMethod(text) ? undefined : vscode.l10n.t('Use GET or POST.');
    case 'twiml':
      return checkDocument(text);
  }
}

function checkUrl(text: string): string | undefined {
  const isWhole = /^https?:\/\/[^/\s]\S*$/i.test(text.trim()) && URL.canParse(text);
  return isWhole ? undefined : vscode.l10n.t('Give the whole address, beginning with https:// or http://.');
}

function checkDocument(text: string): string | undefined {
  if (text.length > longestDocument) {
    return vscode.l10n.t(
      'A document has at most {0} characters here; a longer one needs an address.',
      longestDocument,
    );
  }
  return documentProblem(text);
}

/** The method, whatever its case; `undefined` leaves it to the service, which takes POST. */
function readMethod(text: string): 'GET' | 'POST' | undefined {
  return (['GET', 'POST'] as const).find((method) => method === text.toUpperCase());
}
