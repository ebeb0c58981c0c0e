import type { FrameLocator } from 'playwright-core';

/** Keeps, in the page, what it is told from now on as `heard`, and as `rate` how fast it plays. */
export async function hearMessages(page: FrameLocator): Promise<void> {
  await page.locator('html').evaluate(`(() => {
    window.heard = [];
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      window.rate = this.playbackRate;
      return play.call(this);
    };
    addEventListener('message', ({ data }) => heard.push(data.type + ' ' +
      (data.bytes ? new TextDecoder('latin1').decode(data.bytes) : JSON.stringify(data))));
  })()`);
}
