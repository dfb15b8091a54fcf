import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSimulator } from "#whoop-simulator/server.ts";
import { launchBrowser } from "../support/browser.ts";
import { press } from "../support/page-steps.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";
import { consent } from "../support/test-install.ts";

const app = { clientId: "e2e-client", clientSecret: "e2e-client-secret" };
const password = "four quiet words here";

describe("a new owner, from the printed address to Today", () => {
  let sandbox: Sandbox;
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let userId: number;

  beforeAll(async () => {
    sandbox = await startSimulator();
    userId = sandbox.cloud.addMember({ years: 1, seed: 12, offset: "+02:00" }).userId;
    product = await startProduct({ WHOOP_API_URL: sandbox.url });
    sandbox.cloud.registerApp({
      ...app,
      redirectUris: [`${product.url}/api/auth/whoop/callback`],
      limits: { perMinute: null, perDay: null },
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await sandbox?.close();
  });

  it("asks for the one-time code of the console before anything else", async () => {
    await page.goto(product.url);
    expect(new URL(page.url()).pathname).toBe("/setup");
    await page.getByRole("heading", { name: "Open the address from the console" }).waitFor();
  });

  it("makes the owner from the printed address", async () => {
    await page.goto(product.firstAddress);
    await page.getByLabel("Your name").fill("Robin");
    await page.getByLabel("Password").fill(password);
    await press(page.getByRole("button", { name: "Continue" }));
    await page.getByRole("heading", { name: "Where should data come from?" }).waitFor();
  });

  it("shows the redirect address to register and tells a wrong secret from a right one", async () => {
    await page.getByRole("link", { name: "Connect WHOOP" }).click();
    expect(await page.getByLabel("Redirect address").inputValue()).toBe(
      `${product.url}/api/auth/whoop/callback`,
    );
    await page.getByLabel("Client ID").fill(app.clientId);
    await page.getByLabel("Client secret").fill("not the secret");
    await press(page.getByRole("button", { name: "Test" }));
    await page.getByText("WHOOP does not know this pair").waitFor();
    await page.getByLabel("Client secret").fill(app.clientSecret);
    await press(page.getByRole("button", { name: "Test" }));
    await page.getByText("WHOOP knows this app.").waitFor();
  });

  it("walks through WHOOP's consent page and arrives on Today while the history still comes", async () => {
    await press(page.getByRole("button", { name: "Save and connect" }));
    await page.waitForURL(/\/oauth\/oauth2\/auth/);
    await page.getByRole("button", { name: /allow/i }).click();
    await page.waitForURL(`${product.url}/`, { timeout: 60_000 });
    await page.getByRole("heading", { level: 1 }).waitFor();
  });

  it("shows the very numbers the cloud has for the newest day", async () => {
    const { cycle, recovery, sleep } = sandbox.cloud.records(userId);
    const mainSleep = sleep.find((each) => each.cycle_id === cycle[0]?.id && !each.nap);
    const score = recovery.find((each) => each.sleep_id === mainSleep?.id)?.score;
    expect(score).toBeDefined();
    await expect
      .poll(() => page.reload().then(() => page.locator("main").innerText()), {
        timeout: 60_000,
        interval: 1_000,
      })
      .toContain(`${score?.recovery_score}%`);
    const text = await page.locator("main").innerText();
    expect(text).toContain(`${Math.round(score?.hrv_rmssd_milli ?? 0)}`);
    expect(text).toContain((cycle[0]?.score?.strain ?? 0).toFixed(1));
  });

  it("syncs on the button and says when it was", async () => {
    await press(page.getByRole("button", { name: "Sync now" }));
    await page
      .getByText(/synced (just now|\d+ min ago)/i)
      .first()
      .waitFor({ timeout: 60_000 });
  });

  it("gives the command line the same state without a browser", async () => {
    const { stdout, code } = await product.cli(["sync", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ state: "done" });
    const status = JSON.parse((await product.cli(["status", "--json"])).stdout);
    const cloud = sandbox.cloud.records(userId);
    expect(status.records).toEqual({
      cycles: cloud.cycle.length,
      sleeps: cloud.sleep.length,
      recoveries: cloud.recovery.length,
      workouts: cloud.workout.length,
    });
    expect(status.connection.state).toBe("active");
  });

  it("answers programs with a token, and nobody without", async () => {
    expect((await fetch(`${product.url}/api/v1/profile`)).status).toBe(401);
    const { token } = JSON.parse((await product.cli(["token", "create", "--name", "e2e", "--json"])).stdout);
    const answer = await fetch(`${product.url}/api/v1/cycles?limit=1000&raw=true`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { records } = (await answer.json()) as { records: { raw: unknown }[] };
    expect(records.map(({ raw }) => raw)).toEqual(sandbox.cloud.records(userId).cycle);
  });

  it("shows one calm banner with one button when the grant died, and keeps everything", async () => {
    sandbox.cloud.revoke(userId);
    await product.cli(["sync", "--json"]);
    await page.goto(product.url);
    await page.getByText("WHOOP no longer lets us in").waitFor();
    expect(await page.locator("main").innerText()).toContain("%");
    const again = await product.cli(["reauth", "--json"]);
    const params = await consent(JSON.parse(again.stdout).authorizeUrl, userId);
    const finished = await product.cli([
      "reauth",
      "--redirected",
      `${product.url}/api/auth/whoop/callback?${params}`,
      "--json",
    ]);
    expect(finished.code).toBe(0);
    await page.reload();
    expect(await page.getByText("WHOOP no longer lets us in").count()).toBe(0);
  });

  it("signs out and in again with the password", async () => {
    await page.goto(`${product.url}/settings`);
    await press(page.getByRole("button", { name: /log out|sign out/i }));
    await page.waitForURL(/\/login/);
    await page.getByLabel("Password").fill("not this one");
    await press(page.getByRole("button", { name: /sign in|log in/i }));
    await page.getByRole("alert").first().waitFor();
    await page.getByLabel("Password").fill(password);
    await press(page.getByRole("button", { name: /sign in|log in/i }));
    await page.waitForURL(`${product.url}/`);
  });

  it("stops in order on SIGTERM", async () => {
    expect(await product.stop()).toBe(0);
  });
});
