import { createTokenSource } from "#sync/connection/token-store.ts";
import { createBenchInstall } from "./bench-install.ts";
import type { Figure } from "./figure.ts";

const expiries = 20;
const callers = 200;

/** Two hundred callers of four processes find an expired token at once, again and again. */
export async function measureRefreshRace(): Promise<Figure[]> {
  const install = await createBenchInstall(0.1);
  try {
    const { ctx, db, memberId } = install;
    const sources = ["a", "b", "c", "d"].map((holder) => createTokenSource({ ...ctx, holder }, memberId));
    const generationBefore = (await db.connection.findUniqueOrThrow({ where: { memberId } })).generation;
    for (let expiry = 0; expiry < expiries; expiry += 1) {
      const expired = await Promise.all(sources.map((source) => source.accessToken()));
      const rejected = expired[0] ?? "";
      await Promise.all(
        Array.from({ length: callers }, (_, caller) => sources[caller % 4]?.replaceRejected(rejected)),
      );
    }
    const after = await db.connection.findUniqueOrThrow({ where: { memberId } });
    return [
      {
        name: `refreshes for ${expiries} expiries seen by ${callers} callers in 4 processes`,
        value: after.generation - generationBefore,
        unit: "refreshes",
        target: `= ${expiries}`,
      },
      {
        name: "connections lost to the race",
        value: after.state === "active" ? 0 : 1,
        unit: "",
        target: "= 0",
      },
    ];
  } finally {
    await install.close();
  }
}
