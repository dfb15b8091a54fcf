import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { systemClock } from "#lib/clock.ts";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { Cloud } from "#whoop-simulator/cloud.ts";
import { createControllableClock } from "#whoop-simulator/controllable-clock.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";
import { type RunningProduct, startProduct } from "./running-product.ts";
import { type SessionCookie, signInByAddress } from "./sign-in.ts";

/** The built product with a made-up member, signed in, with the whole history fetched. */
export interface Demo extends RunningProduct {
  cookie: SessionCookie;
  /** The JSON a signed-in browser gets from an address of the app. */
  json(path: string): Promise<unknown>;
}

const historyWithinMs = 180_000;
const syncAnswer = z.object({ types: z.array(z.object({ historyCompleteAt: z.string().nullable() })) });

/**
 * `years` is how much history the made-up member has; a few days are a few 365ths. With `scoring` WHOOP has not scored the
 * last night yet.
 */
export async function startDemo(years: number, { scoring = false } = {}): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-demo-"));
  await plantMember(dataDir, years, scoring);
  const product = await startProduct({ DATA_DIR: dataDir }, ["--demo"]);
  try {
    const cookie = await signInByAddress(product.firstAddress);
    const json = async (path: string): Promise<unknown> => {
      const headers = { cookie: `${cookie.name}=${cookie.value}` };
      return (await fetch(`${product.url}${path}`, { headers })).json();
    };
    await untilComplete(json);
    return { ...product, cookie, json };
  } catch (error) {
    await product.stop();
    throw error;
  }
}

/** The demo's sandbox goes on with a member it finds in its state file, and makes one of three years otherwise. */
async function plantMember(dataDir: string, years: number, scoring: boolean): Promise<void> {
  const folder = join(dataDir, "sandbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const clock = createControllableClock(systemClock);
  const cloud = new Cloud({ clock, seed: 1, stateFile: join(folder, "state.json") });
  const { userId } = cloud.addMember({ years, seed: 1 });
  if (scoring) cloud.addMember({ userId, records: withoutLastScores(cloud.records(userId)) });
}

/** The records of a member whose last night WHOOP is still scoring. */
function withoutLastScores(records: MemberRecords): MemberRecords {
  const night = records.sleep.find(({ nap }) => !nap);
  const unscored = { score_state: "PENDING_SCORE" as const, score: null };
  return {
    ...records,
    sleep: records.sleep.map((sleep) => (sleep === night ? { ...sleep, ...unscored } : sleep)),
    recovery: records.recovery.map((recovery) =>
      recovery.sleep_id === night?.id ? { ...recovery, ...unscored } : recovery,
    ),
  };
}

async function untilComplete(json: Demo["json"]): Promise<void> {
  const patienceEndsMs = performance.now() + historyWithinMs;
  while (performance.now() < patienceEndsMs) {
    const { types } = syncAnswer.parse(await json("/api/v1/sync"));
    const complete = types.filter(({ historyCompleteAt }) => historyCompleteAt !== null);
    if (complete.length === Object.keys(collectionEndpoints).length) return;
    await systemClock.sleep(300);
  }
  throw new Error("the history of the demo member was not fetched in time");
}
