// A node → the row that VS Code shows, made at the last moment.
import * as vscode from 'vscode';
import type { Call } from '../api/resources.ts';
import { directionText, isWaiting, outcomeText } from '../calls/decode.ts';
import {
  arrowOf,
  describeNotification,
  describeRecording,
  toneOf,
  whenText,
  type Tone,
} from '../calls/describe.ts';
import { hasError } from '../calls/list/callRow.ts';
import { showParty } from '../calls/phoneNumbers.ts';
import type { ShowStyle } from '../calls/properties.ts';
import { showDuration } from '../calls/times.ts';
import type {
  CallNode,
  CallPart,
  CallTreeNode,
  GroupNode,
  MoreNode,
  NotificationNode,
  PartNode,
  RecordingNode,
  SegmentNode,
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
      return segmentItem(node, style);
    case 'recording':
      return recordingItem(node, style);
    case 'notification':
      return notificationItem(node, style);
    case 'more':
      return moreItem(node, style);
    case 'clear':
      return clearItem();
  }
}

function groupItem({ group }: GroupNode, style: ShowStyle): vscode.TreeItem {
  const { errors, rows } = group;
  const isQuiet = group.status === 'complete';
  const item = new vscode.TreeItem(group.title, isQuiet ? Collapsed : Expanded);
  const count = rows.length.toLocaleString(style.locale);
  const faulty = errorsText(errors, style);
  // In a group that has calls of both kinds the icon would be taken for all of them.
  item.description = [count, ...(errors < rows.length ? faulty : [])].join(' · ');
  item.contextValue = 'group';
  item.iconPath = groupIcon(group);
  const counted =
    rows.length === 1
      ? vscode.l10n.t('{0}, 1 call', group.title)
      : vscode.l10n.t('{0}, {1} calls', group.title, count);
  item.accessibilityInformation = { label: [counted, ...faulty].join(', ') };
  return item;
}

function groupIcon({ rows: [first], errors }: GroupNode['group']): vscode.ThemeIcon {
  if (errors > 0) return toneIcon('error');
  return first ? outcomeIcon(first.call) : toneIcon('unknown');
}

function errorsText(errors: number, style: ShowStyle): readonly string[] {
  if (errors === 0) return [];
  return errors === 1
    ? [vscode.l10n.t('1 with an error')]
    : [vscode.l10n.t('{0} with errors', errors.toLocaleString(style.locale))];
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
  const party = showParty(call, 'other', style.maskNumbers);
  const item = new vscode.TreeItem(`${arrowOf(call)} ${party}`, Collapsed);
  const code = node.alert?.errorCode ?? '';
  const times = [whenText(call, style, Date.now()), ...lengthOf(call)];
  // The outcome is what the group is called and the icon shows: in words it would push the rest out of sight.
  item.description = [code, ...times].filter((fact) => fact !== '').join(' · ');
  item.iconPath = rowIcon(node);
  item.contextValue = ['call', stateFlag(call), hasError(node) ? 'hasErrors' : '']
    .filter((flag) => flag !== '')
    .join('+');
  item.command = openCommand(vscode.l10n.t('Open Call'));
  const spoken = [party, directionText(call), troubleText(node), code, outcomeText(call), ...times];
  item.accessibilityInformation = { label: spoken.filter((fact) => fact !== '').join(', ') };
  return item;
}

/** The worst that is known of a call, in a word where it is bad. */
function troubleText(node: CallNode): string {
  if (hasError(node)) return vscode.l10n.t('error');
  return hasWarning(node) ? vscode.l10n.t('warning') : '';
}

function hasWarning({ alert }: CallNode): boolean {
  return alert?.level === 'warning';
}

/** Every row has an icon, since VS Code would set those without further to the left. */
function rowIcon(node: CallNode): vscode.ThemeIcon {
  if (hasError(node)) return toneIcon('error');
  return hasWarning(node) ? toneIcon('warning') : outcomeIcon(node.call);
}

/** What menus go by: what can be done to a call that is not over. */
function stateFlag(call: Call): string {
  if (call.status === 'inProgress') return 'live';
  return isWaiting(call) ? 'waiting' : '';
}

/**
 * Opens what is selected, which a click does first. A command with arguments lives only as long as what was
 * drawn, and a click on a row that was just drawn again would find none.
 */
function openCommand(title: string): vscode.Command {
  return { command: 'callInspector.openSelected', title };
}

/** A call in progress has lasted until now, by the clock of this machine. */
function lengthOf(call: Call): readonly string[] {
  if (call.status === 'inProgress' && call.startTime) {
    return [showDuration((Date.now() - call.startTime.instantMs) / 1000)];
  }
  return call.durationSeconds === undefined ? [] : [showDuration(call.durationSeconds)];
}

function partItem({ part, children, failure, isOffered }: PartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(partTitle(part), children.length > 0 ? Expanded : None);
  item.contextValue = part;
  item.iconPath = new vscode.ThemeIcon(partIcons[part]);
  if (failure === undefined) {
    item.description = isOffered ? String(children.length) : vscode.l10n.t('not offered by this service');
    return item;
  }
  item.description = vscode.l10n.t('could not be read');
  item.tooltip = failure;
  item.iconPath = toneIcon('error');
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, error: {1}', partTitle(part), failure) };
  return item;
}

const partIcons: Readonly<Record<CallPart, string>> = {
  segments: 'list-tree',
  recordings: 'mic',
  notifications: 'bell',
};

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

function segmentItem(node: SegmentNode, style: ShowStyle): vscode.TreeItem {
  const { call } = node;
  const party = showParty(call, 'other', style.maskNumbers);
  const [outcome, ...times] = [outcomeText(call), whenText(call, style, Date.now()), ...lengthOf(call)];
  const item = new vscode.TreeItem(`${arrowOf(call)} ${party}`, None);
  item.iconPath = outcomeIcon(call);
  // That it went well the icon says; of what did not, several have the same one.
  item.description = [...(call.status === 'complete' ? [] : [outcome]), ...times].join(' · ');
  item.contextValue = 'segment';
  item.command = openCommand(vscode.l10n.t('Open Call'));
  item.accessibilityInformation = { label: [vscode.l10n.t('Segment'), party, outcome, ...times].join(', ') };
  return item;
}

function recordingItem({ recording }: RecordingNode, style: ShowStyle): vscode.TreeItem {
  const { title, facts } = describeRecording(recording, style);
  const texts = facts.map(({ text }) => text);
  const item = new vscode.TreeItem(title, None);
  item.description = texts.join(' · ');
  item.iconPath = new vscode.ThemeIcon('mic');
  item.contextValue = 'recording';
  item.accessibilityInformation = { label: [vscode.l10n.t('Recording'), title, ...texts].join(', ') };
  return item;
}

/** The icon says the level, and so does the label that is read out. */
function notificationItem({ notification }: NotificationNode, style: ShowStyle): vscode.TreeItem {
  const { title, tone, facts } = describeNotification(notification, style);
  const [level = '', ...rest] = facts.map(({ text }) => text);
  const item = new vscode.TreeItem(title, None);
  item.description = rest.join(' · ');
  item.iconPath = toneIcon(tone);
  item.contextValue = 'notification';
  item.accessibilityInformation = { label: [level, title, ...rest].join(', ') };
  return item;
}

function moreItem({ isSearch, listedSegments, remaining }: MoreNode, style: ShowStyle): vscode.TreeItem {
  const label = isSearch ? vscode.l10n.t('Search Further Back…') : vscode.l10n.t('Load More…');
  const item = new vscode.TreeItem(label, None);
  item.iconPath = new vscode.ThemeIcon(isSearch ? 'search' : 'arrow-down');
  if (remaining !== undefined) {
    const count = remaining.toLocaleString(style.locale);
    item.description = isSearch ? vscode.l10n.t('({0} left)', count) : vscode.l10n.t('({0} more)', count);
  }
  // Else a screen reader would say the tooltip instead.
  item.accessibilityInformation = { label: [label, item.description].filter(Boolean).join(' ') };
  if (listedSegments > 0) {
    item.tooltip = vscode.l10n.t(
      'Segments among the loaded calls: {0}. The service lists both together; only calls are counted.',
      listedSegments.toLocaleString(style.locale),
    );
  }
  item.contextValue = 'more';
  item.command = openCommand(vscode.l10n.t('Load More'));
  return item;
}

function clearItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Clear Filter'), None);
  item.iconPath = new vscode.ThemeIcon('clear-all');
  item.contextValue = 'clear';
  item.command = openCommand(vscode.l10n.t('Clear Filter'));
  return item;
}

/** How a call ended or goes on; the sign of a warning is for what the service warns of. */
function outcomeIcon(call: Call): vscode.ThemeIcon {
  const tone = toneOf(call);
  return tone === 'warning' ? new vscode.ThemeIcon('circle-slash') : toneIcon(tone);
}

function toneIcon(tone: Tone): vscode.ThemeIcon {
  switch (tone) {
    case 'live':
      return new vscode.ThemeIcon('record', new vscode.ThemeColor('charts.green'));
    case 'waiting':
      return new vscode.ThemeIcon('clock');
    case 'good':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case 'unknown':
      return new vscode.ThemeIcon('question');
  }
}
