import * as vscode from 'vscode';

/** The settings of product.md, typed; a value of the wrong type counts as the default. */
export interface Settings {
  readonly apiBaseUrl: string;
  /** A version, or `auto`. */
  readonly apiVersion: string;
  readonly pageSize: number;
  readonly watchIntervalSeconds: number;
  readonly timeZone: 'local' | 'utc' | 'original';
  readonly maskNumbers: boolean;
}

const section = 'callInspector';

/** Reads the settings as they are now. */
export function readSettings(): Settings {
  const values = vscode.workspace.getConfiguration(section);
  const version = values.get<unknown>('apiVersion');
  const zone = values.get<unknown>('timeZone');
  const address = values.get<unknown>('apiBaseUrl');
  return {
    apiBaseUrl: typeof address === 'string' && address !== '' ? address : 'https://api.twilio.com',
    apiVersion: typeof version === 'string' && version !== '' ? version : 'auto',
    pageSize: wholeNumber(values.get<unknown>('pageSize'), { fallback: 50, min: 1, max: 1000 }),
    watchIntervalSeconds: wholeNumber(values.get<unknown>('watch.intervalSeconds'), {
      ...{ fallback: 10, min: 5, max: 300 },
    }),
    timeZone: zone === 'utc' || zone === 'original' ? zone : 'local',
    maskNumbers: values.get<unknown>('maskNumbers') === true,
  };
}

function wholeNumber(value: unknown, range: { fallback: number; min: number; max: number }): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return range.fallback;
  return Math.min(range.max, Math.max(range.min, value));
}

/** The style of `calls/properties.ts`. */
interface Style {
  readonly zone: Settings['timeZone'];
  readonly locale: string;
  readonly maskNumbers: boolean;
  readonly formats: Map<string, Intl.DateTimeFormat>;
}

/** How values are shown: the person's zone, the editor's language, masked or not. */
export function readStyle(): Style {
  const { timeZone, maskNumbers } = readSettings();
  return { zone: timeZone, locale: vscode.env.language, maskNumbers, formats: new Map() };
}

/** Whether the person wants editors to be looked at in a preview, as VS Code has it for files. */
export function previewsEditors(): boolean {
  return vscode.workspace.getConfiguration('workbench.editor').get<unknown>('enablePreview') !== false;
}

/** Tells when a setting changed that rows and pages are drawn from. */
export function onDidChangeStyle(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    const drawn = ['timeZone', 'maskNumbers'].some((name) =>
      event.affectsConfiguration(`${section}.${name}`),
    );
    if (drawn) listener();
  });
}
