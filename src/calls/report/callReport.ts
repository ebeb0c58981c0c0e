import * as l10n from '@vscode/l10n';
import type { Call, CallEvent, Notification } from '../../api/resources.ts';
import { beginningOf } from '../boundedText.ts';
import { levelText, outcomeText, statusText } from '../decode.ts';
import { describeCall } from '../describe.ts';
import type { CodeExplanation, ExplainCode } from '../errorCodes.ts';
import { showParty } from '../phoneNumbers.ts';
import { durationMeaning, type ShowStyle } from '../properties.ts';
import { showDuration, showFullTime } from '../times.ts';
import { complaintsOf } from '../webhook/complaints.ts';
import { answerOf, complaintText, eventTitle, notOfferedText, notYetText } from '../webhook/events.ts';
import { answerStatus, answerType, requestWithout, webhookRequest } from '../whole/webhookFacts.ts';
import { mostWebhooks, type CallParts, type ReadNotification, type WholeCall } from '../whole/wholeCall.ts';
import { codeBlock, inline, own, table } from './markdown.ts';
import { createMask } from './masking.ts';
import { sequenceDiagram } from './sequence.ts';

/** How a report is written. */
export interface ReportStyle extends ShowStyle {
  readonly maskSids: boolean;
}

/** A text of the service as Markdown, masked where the report is. */
type Write = (text: string) => string;

interface Writing {
  readonly style: ReportStyle;
  readonly mask: (text: string) => string;
  readonly write: Write;
}

/**
 * A call as Markdown to be pasted anywhere (product.md, behaviour 17): its head, its properties decoded, a
 * Mermaid sequence diagram, its notifications explained and its webhooks. Nothing of the service becomes markup, and
 * neither who called nor an identifier is told where `style` masks them. Never rejects.
 */
export async function callReport(
  whole: WholeCall,
  style: ReportStyle,
  explainCode: ExplainCode,
): Promise<string> {
  const mask = createMask(whole, { numbers: style.maskNumbers, sids: style.maskSids });
  const writing = { style, mask, write: (text: string) => inline(mask(text)) };
  const { call, parts } = whole;
  const codes = new Set(parts?.notifications.items.map(({ notification }) => notification.errorCode));
  const known = new Map<string, CodeExplanation>();
  for (const code of codes) {
    const explanation = await explainCode(Number(code));
    if (explanation) known.set(code, explanation);
  }
  const sections = [head(call, writing), properties(call, writing)];
  if (parts) {
    sections.push(
      `## ${l10n.t('Sequence')}`,
      codeBlock(sequenceDiagram(call, parts, mask), 'mermaid'),
      ...notifications(parts, known, writing),
      ...webhooks(call, parts, writing),
      ...segments(parts, writing),
      ...recordings(parts, writing),
    );
  } else {
    sections.push(l10n.t('This is one segment; recordings and notifications belong to the whole call.'));
  }
  const masked = maskedText(style);
  if (masked !== '') sections.push(`*${masked}*`);
  return `${sections.join('\n\n')}\n`;
}

function maskedText({ maskNumbers, maskSids }: ReportStyle): string {
  if (maskNumbers) {
    return maskSids ? l10n.t('Phone numbers and SIDs are masked.') : l10n.t('Phone numbers are masked.');
  }
  return maskSids ? l10n.t('SIDs are masked.') : '';
}

function head(call: Call, { style, write }: Writing): string {
  const [caller, called] = (['caller', 'called'] as const).map((party) =>
    write(showParty(call, party, false)),
  );
  const title = l10n.t('{0} called {1}', caller ?? '', called ?? '');
  const { facts } = describeCall(call, style);
  return `# ${title}\n\n${l10n.t('Outcome')}: ${[statusText(call), ...facts.map(({ text }) => text)].map(write).join(' · ')}`;
}

function properties(call: Call, { style, write }: Writing): string {
  const rows = describeCall(call, style).properties.map(({ name, meaning, raw }) => [
    write(name),
    write(meaning),
    write(raw),
  ]);
  return table([l10n.t('Property'), l10n.t('Meaning'), l10n.t('Raw value')], rows);
}

function notifications(
  { notifications: { items, failure } }: CallParts,
  known: ReadonlyMap<string, CodeExplanation>,
  writing: Writing,
): readonly string[] {
  const title = `## ${l10n.t('Notifications')} (${items.length})`;
  if (failure !== undefined) return [`## ${l10n.t('Notifications')}`, writing.write(failure)];
  const told = items.slice(0, mostWebhooks).flatMap((item) => notification(item, known, writing));
  if (items.length > mostWebhooks) told.push(l10n.t('{0} more', items.length - mostWebhooks));
  return [title, ...told];
}

function notification(
  { notification: one, failure }: ReadNotification,
  known: ReadonlyMap<string, CodeExplanation>,
  writing: Writing,
): readonly string[] {
  const { style, write } = writing;
  const words = `${levelText(one)} ${write(one.errorCode)}: ${write(one.messageText)}`;
  const lines = [`### ${words}`];
  if (one.messageDate) lines.push(`${l10n.t('When')}: ${write(showFullTime(one.messageDate, style))}`);
  const explanation = known.get(one.errorCode);
  if (explanation) lines.push(...explained(explanation));
  if (one.requestUrl !== '') lines.push(`${l10n.t('Request')}: ${write(requestText(one, writing))}`);
  if (failure !== undefined) lines.push(writing.write(failure));
  return [...lines, ...answer(one, writing)];
}

function explained({ title, meaning, causes, fixes }: CodeExplanation): readonly string[] {
  const list = (name: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${name}:`, items.map((item) => `- ${own(item)}`).join('\n')];
  return [
    `**${own(title)}.** ${own(meaning)}`,
    ...list(l10n.t('Likely causes'), causes),
    ...list(l10n.t('What to try'), fixes),
  ];
}

/** What stands in a query is the caller's or the application's own: a masked report has its names only. */
function requestText(one: Pick<Notification, 'requestMethod' | 'requestUrl'>, { style }: Writing): string {
  const request = webhookRequest(one);
  if (style.maskSids) return requestWithout(request, '…');
  return `${request.method} ${request.place}${/\?[^#]*/.exec(one.requestUrl)?.[0] ?? ''}`;
}

const mostBody = 4000;

function answer({ webhook }: Notification, writing: Writing): readonly string[] {
  if (!webhook) return [];
  const type = answerType(webhook);
  const facts = [answerStatus(webhook), type].filter(Boolean).join(' ');
  return answered(facts, webhook.responseBody, type, writing);
}

function answered(
  facts: string,
  responseBody: string,
  type: string,
  { mask, write }: Writing,
): readonly string[] {
  const line = `${l10n.t('Response')}: ${facts === '' ? l10n.t('no status known') : write(facts)}`;
  if (responseBody.trim() === '') return [line];
  const beginning = beginningOf(responseBody, mostBody);
  const rest = responseBody.length - beginning.length;
  const cut = rest > 0 ? [l10n.t('{0} more characters', rest)] : [];
  return [line, codeBlock(mask(beginning), languageOf(type, responseBody)), ...cut];
}

function languageOf(type: string, body: string): string {
  if (/\bhtml\b/i.test(type)) return 'html';
  if (/\bjson\b/i.test(type)) return 'json';
  return /\bxml\b/i.test(type) || body.trimStart().startsWith('<') ? 'xml' : 'text';
}

/** What was asked of the application and what came back; that there is nothing of it, quietly. */
function webhooks(call: Call, { events, notifications }: CallParts, writing: Writing): readonly string[] {
  const { style, write } = writing;
  const { absence, failure, items } = events;
  const title = `## ${l10n.t('Webhooks')}`;
  if (failure !== undefined) return [title, write(failure)];
  if (absence === 'absent') return [];
  if (absence === 'notOffered') return [title, notOfferedText()];
  if (absence === 'notYet')
    return [title, write(notYetText(call.endTime, (then) => showFullTime(then, style)))];
  const complaints = complaintsOf(
    items,
    notifications.items.map(({ notification }) => notification),
  );
  const more = items.length > mostWebhooks ? [l10n.t('{0} more', items.length - mostWebhooks)] : [];
  return [
    `${title} (${items.length})`,
    ...items.slice(0, mostWebhooks).flatMap((event, index) => webhook(event, complaints.get(index), writing)),
    ...more,
  ];
}

function webhook(event: CallEvent, complaint: Notification | undefined, writing: Writing): readonly string[] {
  const { style, write } = writing;
  const { contentType, date, responseBody } = event;
  const lines = [`### ${write(eventTitle(event, style.maskNumbers))}`];
  if (complaint) lines.push(write(complaintText(complaint)));
  if (date) lines.push(`${l10n.t('When')}: ${write(showFullTime(date, style))}`);
  lines.push(`${l10n.t('Request')}: ${write(requestText(event, writing))}`);
  return [...lines, ...answered(answerOf(event), responseBody, contentType, writing)];
}

const mostRows = 50;

function segments({ segments: { items, failure } }: CallParts, writing: Writing): readonly string[] {
  const title = l10n.t('Segments');
  if (failure !== undefined) return [`## ${title}`, writing.write(failure)];
  const { style, write } = writing;
  const rows = items
    .slice(0, mostRows)
    .map((segment) => [
      write(showParty(segment, 'called', false)),
      write(outcomeText(segment)),
      write(segment.startTime ? showFullTime(segment.startTime, style) : ''),
      write(durationMeaning(segment)),
    ]);
  const names = [l10n.t('Called'), l10n.t('Outcome'), l10n.t('Started'), l10n.t('Length')];
  return listed(title, items.length, table(names, rows));
}

function recordings({ recordings: { items, failure } }: CallParts, writing: Writing): readonly string[] {
  const title = l10n.t('Recordings');
  if (failure !== undefined) return [`## ${title}`, writing.write(failure)];
  const { style, write } = writing;
  const rows = items
    .slice(0, mostRows)
    .map(({ sid, durationSeconds, dateCreated }) => [
      write(sid),
      write(durationSeconds === undefined ? l10n.t('Length not known') : showDuration(durationSeconds)),
      write(dateCreated ? showFullTime(dateCreated, style) : ''),
    ]);
  return listed(title, items.length, table([l10n.t('Recording'), l10n.t('Length'), l10n.t('Made')], rows));
}

function listed(title: string, count: number, rows: string): readonly string[] {
  const more = count > mostRows ? [l10n.t('{0} more', count - mostRows)] : [];
  return [`## ${title} (${count})`, ...(rows === '' ? [] : [rows]), ...more];
}
