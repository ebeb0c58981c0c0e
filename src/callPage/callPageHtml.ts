import * as vscode from 'vscode';

/** The static frame of a page: no data, no inline script or style; content arrives by messages. */
export function callPageHtml(
  webview: Pick<vscode.Webview, 'asWebviewUri' | 'cspSource'>,
  extensionUri: vscode.Uri,
): string {
  const link = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = crypto.randomUUID();
  const source = webview.cspSource;
  // Sound reaches the page as bytes, which it plays from its own memory.
  const sources = `style-src ${source}; font-src ${source}; media-src blob:; script-src 'nonce-${nonce}'`;
  const policy = `default-src 'none'; ${sources}`;
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(link('dist', 'codicons', 'codicon.css'))}">
<link rel="stylesheet" href="${attribute(link('dist', 'callPage.css'))}">
<title>${attribute(vscode.l10n.t('Call'))}</title>
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${attribute(link('dist', 'callPage.js'))}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The only folders that a page may load from. */
export function pageRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}
