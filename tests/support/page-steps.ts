import type { Locator, Page } from "playwright-core";

/** Opens an address and waits until nothing of the page is still on its way: a part that comes replaces its stand-in. */
export async function openWhole(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode())
      // React's marks of a boundary that waits, and of one whose content has come but is not shown yet.
      if (["$?", "$~"].includes(comments.currentNode.nodeValue ?? "")) return false;
    return true;
  });
}

/** Looks at the first chart of a page and moves the pointer, as whoever looks does, until it answers. */
export async function wakeCharts(page: Page): Promise<void> {
  await page.locator("[data-series]").first().scrollIntoViewIfNeeded();
  const live = page.locator(".recharts-wrapper").first();
  for (let step = 0; step < 80; step += 1) {
    await page.mouse.move(2 + (step % 2), 2);
    const awake = await live.waitFor({ timeout: 250 }).then(
      () => true,
      () => false,
    );
    if (awake) return;
  }
  throw new Error("No chart answers.");
}

/** Clicks a control once the page's code has taken it over: a click that comes before does nothing. */
export async function press(control: Locator): Promise<void> {
  const element = await control.elementHandle();
  await control
    .page()
    .waitForFunction(
      (shown) => shown !== null && Object.keys(shown).some((key) => key.startsWith("__reactProps$")),
      element,
    );
  await control.click();
}
