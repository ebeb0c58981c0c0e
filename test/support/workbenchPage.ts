// The parts of VS Code's window that a person uses, by what they are called there.
import { until } from './until.ts';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const themes = {
  dark: { label: 'Dark Modern', style: 'vs-dark' },
  light: { label: 'Light Modern', style: 'vs' },
  highContrastDark: { label: 'Dark High Contrast', style: 'hc-black' },
  highContrastLight: { label: 'Light High Contrast', style: 'hc-light' },
} as const;

/** How long something may take to be seen that may also never come. */
const patienceMs = 2000;

export type Theme = keyof typeof themes;

export interface WorkbenchPage {
  /** Shows a view container of the Activity Bar. */
  openView(title: string): Promise<void>;
  /** A row of the tree in the side bar; the name is all that a screen reader would say. */
  row(name: string | RegExp): Locator;
  /** Scrolls the tree down from its top until a row is drawn: those out of sight are not. */
  scrollToRow(name: string | RegExp): Promise<Locator>;
  /** Expands a row and waits until it is. */
  expand(row: Locator): Promise<void>;
  /** A button of the text that stands in a view without rows. */
  welcomeButton(name: string): Locator;
  /** An action in the title of the view, such as "Refresh". */
  viewAction(name: string | RegExp): Locator;
  /** Runs a command by its title in the palette, such as "Calls: Refresh". */
  runCommand(title: string): Promise<void>;
  /** The quick input that is open now, or will be. */
  quickInput(): QuickInput;
  /** The texts of all notifications, read behind the bell. */
  notifications(): Promise<readonly string[]>;
  /** Presses a button of a notification behind the bell. */
  pressInNotification(text: string | RegExp, button: string): Promise<void>;
  /** The modal dialog that is open now, or will be. */
  dialog(): Locator;
  /** The document of the webview that is seen, or of the one with this title. */
  webviewFrame(title?: string): FrameLocator;
  /** The tab of an open editor. */
  tab(name: string | RegExp): Locator;
  /** The lines that the text editor shows now. */
  editorText(): Promise<string>;
  /** An item of the status bar. */
  statusItem(name: string | RegExp): Locator;
  /** Chooses a colour theme and waits until it is seen. */
  setTheme(theme: Theme): Promise<void>;
  /** What was copied last. */
  clipboard(): Promise<string>;
  /** Saves a picture of the window under test-results/screenshots. */
  screenshot(name: string): Promise<void>;
}

export interface QuickInput {
  /** The whole widget: title, validation message, rows. */
  readonly widget: Locator;
  readonly input: Locator;
  /** Replaces what is typed; waits for the input to be there. */
  readonly type: (text: string) => Promise<void>;
  /** Types, if a text is given, and presses Enter. */
  readonly accept: (text?: string) => Promise<void>;
  /** Chooses a row by its label. */
  readonly pick: (label: string | RegExp, patience?: { readonly timeout: number }) => Promise<void>;
  /** Closes it as a person does who changed their mind. */
  readonly cancel: () => Promise<void>;
}

/** Wraps the page of a workbench that is loaded. */
export function createWorkbenchPage(page: Page): WorkbenchPage {
  const quickInput = () => createQuickInput(page);

  async function openNotifications(): Promise<Locator> {
    const center = page.locator('.notifications-center.visible');
    // The bell closes what VS Code opened in the same moment: then it is pressed again.
    await until(async () => {
      if (await center.isVisible()) return true;
      await page
        .locator('.statusbar')
        .getByRole('button', { name: /notification/i })
        .click();
      return center.waitFor({ timeout: patienceMs }).then(
        () => true,
        () => false,
      );
    });
    return center;
  }

  async function runCommand(title: string) {
    const { input, pick } = quickInput();
    // A page that was opened just before may take the focus late, which closes the palette: it is opened again.
    await until(async () => {
      await page.keyboard.press('F1');
      try {
        await input.fill(`>${title}`, { timeout: patienceMs });
        await pick(title, { timeout: patienceMs });
        return true;
      } catch {
        return false;
      }
    });
  }

  const row = (name: string | RegExp) => page.locator('.sidebar').getByRole('treeitem', { name });

  return {
    async openView(title) {
      const item = page.locator('.activitybar .action-item', {
        has: page.locator(`a[aria-label^="${title}"]`),
      });
      await item.waitFor();
      // A window that just loaded may open the view by itself in that moment, and a click would close it.
      await until(async () => {
        const isOpen = (await item.getAttribute('class'))?.split(' ').includes('checked') === true;
        if (!isOpen) await item.click();
        return isOpen;
      });
    },

    row,

    async scrollToRow(name) {
      const stepPixels = 200;
      const drawnMs = 300;
      const mostSteps = 500;
      const wanted = row(name).first();
      await page.locator('.sidebar .monaco-list').first().hover();
      await page.mouse.wheel(0, -mostSteps * stepPixels);
      for (let step = 0; step < mostSteps; step++) {
        const isDrawn = await wanted.waitFor({ timeout: drawnMs }).then(
          () => true,
          () => false,
        );
        if (isDrawn) return wanted;
        await page.mouse.wheel(0, stepPixels);
      }
      throw new Error(`The tree has no row ${String(name)}.`);
    },

    async expand(row) {
      if ((await row.getAttribute('aria-expanded')) !== 'true') {
        await row.locator('.monaco-tl-twistie').click();
      }
      await row.and(page.locator('[aria-expanded="true"]')).waitFor();
    },

    welcomeButton: (name) => page.locator('.sidebar').getByRole('button', { name, exact: true }),

    viewAction: (name) => page.locator('.sidebar .actions-container').getByRole('button', { name }),

    runCommand,

    quickInput,

    async notifications() {
      const center = await openNotifications();
      const texts = await center.locator('.notification-list-item-message').allInnerTexts();
      await page.keyboard.press('Escape');
      return texts;
    },

    async pressInNotification(text, button) {
      const center = await openNotifications();
      const item = center.locator('.notification-list-item', { hasText: text });
      await item.hover();
      await item.getByRole('button', { name: button }).click();
    },

    dialog: () => page.locator('.monaco-dialog-box'),

    webviewFrame(title) {
      const inner = title ? `iframe#active-frame[title=${JSON.stringify(title)}]` : 'iframe#active-frame';
      return page.frameLocator('iframe.webview:visible').frameLocator(inner);
    },

    tab: (name) => page.locator('.tabs-container').getByRole('tab', { name }),

    async editorText() {
      const text = await page.locator('.editor-instance .view-lines').first().innerText();
      return text.replaceAll('\u00a0', ' ');
    },

    statusItem: (name) => page.locator('.statusbar').getByRole('button', { name }),

    async setTheme(theme) {
      const { label, style } = themes[theme];
      await runCommand('Preferences: Color Theme');
      const { pick, type } = quickInput();
      await type(label);
      await pick(label);
      await page.locator(`.monaco-workbench.${style}`).waitFor();
    },

    clipboard: () => page.evaluate<string>('navigator.clipboard.readText()'),

    async screenshot(name) {
      const folder = path.resolve('test-results/screenshots');
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
    },
  };
}

function createQuickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget:visible');
  const input = widget.locator('.quick-input-filter input').first();

  async function type(text: string) {
    await input.fill(text);
  }
  return {
    widget,
    input,
    type,
    async accept(text) {
      await input.waitFor();
      if (text !== undefined) await type(text);
      await input.press('Enter');
    },
    async pick(label, patience) {
      await widget
        .locator('.quick-input-list .monaco-list-row', {
          has: page.locator('.label-name').getByText(label, { exact: true }),
        })
        .first()
        .click(patience);
    },
    async cancel() {
      await input.press('Escape');
      await widget.waitFor({ state: 'hidden' });
    },
  };
}
