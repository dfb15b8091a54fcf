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
