import { startProduct } from "../support/running-product.ts";
import type { Figure } from "./figure.ts";

/** How long until the address is printed: with an empty data folder, and again with the one that made. */
export async function measureStart(): Promise<Figure[]> {
  const timed = async (environment: Record<string, string>) => {
    const startedAt = performance.now();
    const product = await startProduct(environment);
    return { product, seconds: (performance.now() - startedAt) / 1000 };
  };
  const first = await timed({});
  await first.product.stop({ keepData: true });
  const later = await timed({ DATA_DIR: first.product.dataDir });
  await later.product.stop();
  return [
    { name: "built product, first start to ready", value: first.seconds, unit: "s", target: null },
    { name: "built product, later start to ready", value: later.seconds, unit: "s", target: "≤ 6" },
  ];
}
