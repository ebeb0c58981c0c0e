// The profiles that Twilio's own command line keeps in its config file; read, never written.
import * as vscode from 'vscode';
import { checkSecret, checkSid } from './signInForm.ts';
import { isKeySid } from '../apiKey.ts';

/** A profile; older versions keep its API key in the system's keychain, which no extension may read. */
export interface CliProfile {
  readonly name: string;
  readonly accountSid: string;
  /** Where its region and edge are, and always of Twilio: its key is for nobody else, whatever the setting says. */
  readonly apiBaseUrl: string;
  readonly key: { readonly sid: string; readonly secret: string } | undefined;
}

const mostBytes = 1_000_000;
const mostProfiles = 100;

/** The profiles of the config file, or none where there is no such file or it cannot be read. */
export async function readCliProfiles(): Promise<readonly CliProfile[]> {
  const file = configFile();
  if (!file) return [];
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > mostBytes) return [];
    const config: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    return profilesOf(config);
  } catch {
    return [];
  }
}

function configFile(): vscode.Uri | undefined {
  // The browser's extension host has no process.
  const environment = 'process' in globalThis ? process.env : {};
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  const folder = environment['TWILIO_CONFIG_DIR'] ?? (home && `${home}/.twilio-cli`);
  return folder ? vscode.Uri.joinPath(vscode.Uri.file(folder), 'config.json') : undefined;
}

/** `profiles` by name with their keys, and `projects`, the list of older versions, without. */
function profilesOf(config: unknown): readonly CliProfile[] {
  const { edge, profiles, projects } = fieldsOf(config);
  const named = Object.entries(fieldsOf(profiles)).map(
    ([name, profile]) => [name, fieldsOf(profile)] as const,
  );
  const listed = Array.isArray(projects) ? projects.map((project) => fieldsOf(project)) : [];
  const all = [...named, ...listed.map((project) => [textOf(project['id']), project] as const)];
  return all.slice(0, mostProfiles).flatMap(([name, profile]) => profileOf(name, profile, edge) ?? []);
}

function profileOf(name: string, profile: Fields, commonEdge: unknown): CliProfile | undefined {
  const accountSid = textOf(profile['accountSid']);
  const apiBaseUrl = addressOf(profile['region'], profile['edge'] ?? commonEdge);
  if (name === '' || checkSid(accountSid, apiBaseUrl) !== undefined) return undefined;
  const [sid, secret] = [textOf(profile['apiKey']), textOf(profile['apiSecret'])];
  const isUsable = isKeySid(sid) && checkSecret(secret) === undefined;
  const key = isUsable ? { sid, secret } : undefined;
  return { name, accountSid, key, apiBaseUrl };
}

/** `api.{edge}.{region}.twilio.com`; an edge alone is one of the region us1. */
function addressOf(region: unknown, edge: unknown): string {
  const [inRegion, atEdge] = [hostPart(region), hostPart(edge)];
  const place = inRegion || (atEdge && 'us1');
  const host = ['api', atEdge, place, 'twilio', 'com'].filter((part) => part !== '');
  return `https://${host.join('.')}`;
}

/** What is no part of a host name would lead elsewhere. */
function hostPart(value: unknown): string {
  const text = textOf(value);
  return /^[a-z0-9-]{1,63}$/.test(text) ? text : '';
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
