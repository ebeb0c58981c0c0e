// A node → the row that VS Code shows, made at the last moment.
import * as vscode from 'vscode';
import type { Call } from '../api/resources.ts';
import { otherParty, outcomeText } from '../calls/decode.ts';
import {
  arrowOf,
  describeNotification,
  describeRecording,
  describeSegment,
  directionText,
  toneOf,
  whenText,
  type ItemDescription,
  type Tone,
} from '../calls/describe.ts';
import { hasError } from '../calls/list/callRow.ts';
import { showNumber } from '../calls/phoneNumbers.ts';
import { describeProperties, type ShowStyle } from '../calls/properties.ts';
import { showDuration } from '../calls/times.ts';
import type {
  CallNode,
  CallPart,
  CallTreeNode,
  GroupNode,
  ItemNode,
  MoreNode,
  PartNode,
} from './callTreeNodes.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** The row of a node; the tooltip of a call follows when it is hovered. */
export function itemOf(node: CallTreeNode, style: ShowStyle): vscode.TreeItem {
  const item = plainItem(node, style);
  item.id = node.id;
  return item;
}

function plainItem(node: CallTreeNode, style: ShowStyle): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node, style);
    case 'rest':
      return restItem(node.top.group.rows.length - node.from, style);
    case 'call':
      return callItem(node, style);
    case 'part':
      return partItem(node);
    case 'segment':
      return detailItem(node, describeSegment(node.call, style), new vscode.ThemeIcon('git-branch'));
    case 'recording':
      return detailItem(node, describeRecording(node.recording, style), new vscode.ThemeIcon('play-circle'));
    case 'notification': {
      const description = describeNotification(node.notification, style);
      return detailItem(node, description, toneIcon(description.tone));
    }
    case 'more':
      return moreItem(node, style);
  }
}

function groupItem({ group }: GroupNode, style: ShowStyle): vscode.TreeItem {
  const { errors, rows } = group;
  const isQuiet = group.status === 'complete';
  const item = new vscode.TreeItem(group.title, isQuiet ? Collapsed : Expanded);
  const count = rows.length.toLocaleString(style.locale);
  item.description = count;
  item.contextValue = 'group';
  const tone = errors > 0 ? 'error' : groupTone(rows[0]?.call);
  item.iconPath = toneIcon(tone);
  const label =
    rows.length === 1
      ? vscode.l10n.t('{0}, 1 call', group.title)
      : vscode.l10n.t('{0}, {1} calls', group.title, count);
  item.accessibilityInformation = {
    label: errors > 0 ? vscode.l10n.t('{0}, error in {1}', label, errors) : label,
  };
  return item;
}

function groupTone(call: Call | undefined): Tone {
  return call ? toneOf(call) : 'unknown';
}

function restItem(count: number, style: ShowStyle): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('More'), Collapsed);
  item.description = count.toLocaleString(style.locale);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'rest';
  return item;
}

function callItem(node: CallNode, style: ShowStyle): vscode.TreeItem {
  const { call } = node;
  const party = showNumber(otherParty(call), style.maskNumbers);
  const item = new vscode.TreeItem(`${arrowOf(call)} ${party}`, Collapsed);
  const facts = rowFacts(node, style);
  item.description = facts.join(' · ');
  if (hasError(node)) item.iconPath = toneIcon('error');
  item.contextValue = ['call', call.status === 'inProgress' ? 'live' : '', hasError(node) ? 'hasErrors' : '']
    .filter((flag) => flag !== '')
    .join('+');
  item.command = openCommand(node);
  const spoken = [party, directionText(call), ...(hasError(node) ? [vscode.l10n.t('error')] : []), ...facts];
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

/** What the group does not say already comes first: a row is short. */
function rowFacts({ call, alert }: CallNode, style: ShowStyle): readonly string[] {
  const when = whenText(call, style, Date.now());
  const code = alert?.errorCode ?? '';
  const facts =
    call.status === 'complete' && code === ''
      ? [when, ...lengthOf(call), outcomeText(call)]
      : [code === '' ? outcomeText(call) : code, when, ...lengthOf(call)];
  return facts.filter((fact) => fact !== '');
}

function openCommand(node: { readonly callSid: string; readonly callSegmentSid: string }): vscode.Command {
  const { callSid, callSegmentSid } = node;
  return {
    command: 'callInspector.openCall',
    title: vscode.l10n.t('Open Call'),
    arguments: [{ callSid, callSegmentSid }],
  };
}

/** A call in progress has lasted until now, by the clock of this machine. */
function lengthOf(call: Call): readonly string[] {
  if (call.status === 'inProgress' && call.startTime) {
    return [showDuration((Date.now() - call.startTime.instantMs) / 1000)];
  }
  return call.durationSeconds === undefined ? [] : [showDuration(call.durationSeconds)];
}

/** All that the row leaves out, as text: values of the service are never Markdown. */
export function callTooltip(call: Call, style: ShowStyle): string {
  const lines = describeProperties(call, style).map(({ name, meaning, raw }) =>
    raw === '' || meaning.includes(raw) ? `${name}: ${meaning}` : `${name}: ${meaning} – ${raw}`,
  );
  return lines.join('\n');
}

function partItem({ part, children, failure }: PartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(partTitle(part), children.length > 0 ? Expanded : None);
  item.contextValue = part;
  if (failure === undefined) {
    item.description = String(children.length);
    return item;
  }
  item.description = failure;
  item.tooltip = failure;
  item.iconPath = toneIcon('error');
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, error: {1}', partTitle(part), failure) };
  return item;
}

function partTitle(part: CallPart): string {
  switch (part) {
    case 'segments':
      return vscode.l10n.t('Segments');
    case 'recordings':
      return vscode.l10n.t('Recordings');
    case 'notifications':
      return vscode.l10n.t('Notifications');
  }
}

function detailItem(node: ItemNode, description: ItemDescription, icon: vscode.ThemeIcon): vscode.TreeItem {
  const item = new vscode.TreeItem(description.title, None);
  item.description = description.facts.map(({ text }) => text).join(' · ');
  item.iconPath = icon;
  item.contextValue = node.kind;
  if (node.kind === 'segment') item.command = openCommand(node);
  return item;
}

function moreItem({ isSearch, remaining }: MoreNode, style: ShowStyle): vscode.TreeItem {
  const label = isSearch ? vscode.l10n.t('Search Further Back…') : vscode.l10n.t('Load More…');
  const item = new vscode.TreeItem(label, None);
  if (remaining !== undefined) {
    const count = remaining.toLocaleString(style.locale);
    item.description = isSearch
      ? vscode.l10n.t('({0} not examined)', count)
      : vscode.l10n.t('({0} more)', count);
  }
  item.contextValue = 'more';
  item.command = { command: 'callInspector.loadMore', title: vscode.l10n.t('Load More') };
  return item;
}

function toneIcon(tone: Tone): vscode.ThemeIcon {
  switch (tone) {
    case 'live':
      return new vscode.ThemeIcon('record', new vscode.ThemeColor('charts.green'));
    case 'waiting':
      return new vscode.ThemeIcon('clock');
    case 'good':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    case 'unknown':
      return new vscode.ThemeIcon('question');
  }
}
