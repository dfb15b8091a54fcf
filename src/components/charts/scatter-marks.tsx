import type { ScatterAxis, ScatterModel } from "#presenters/scatter-model.ts";

/** Where a value lies between the ends of its axis, from 0 to 1. */
export function shareOf({ low, high }: ScatterAxis, value: number): number {
  return (value - low) / (high - low);
}

/** The drawing on a field of 1000 by 1000: band, rings around days that stand apart, dots, line, curve, cross. */
export function ScatterMarks({ model }: { model: ScatterModel }) {
  const { x, y, points, cross, ribbon = [], curve = [], apart = [] } = model;
  const place = (atX: number, atY: number) =>
    `${(shareOf(x, atX) * 1000).toFixed(1)} ${((1 - shareOf(y, atY)) * 1000).toFixed(1)}`;
  const line = (places: readonly string[]) => (places.length === 0 ? "" : `M${places.join("L")}`);
  const dots = points.map(([, atX, atY]) => `M${place(atX, atY)}h0`);
  const upper = ribbon.map(([atX, , , high]) => place(atX, high));
  const lower = ribbon.map(([atX, , low]) => place(atX, low)).reverse();
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      // A band may leave the field; a dot on its edge is drawn whole.
      className={`absolute inset-0 size-full [&>path]:[vector-effect:non-scaling-stroke] ${ribbon.length > 0 ? "overflow-hidden" : "overflow-visible"}`}
      fill="none"
      strokeLinecap="round"
    >
      <path d="M0 0H1000V1000H0Z" stroke="var(--hairline)" />
      <path d={line([...upper, ...lower])} fill="var(--ink-3)" fillOpacity={0.22} />
      {cross === undefined ? null : (
        <path
          d={`M${place(x.low, cross.y)}H1000M${place(cross.x, y.high)}V1000`}
          stroke="var(--ink-2)"
          strokeDasharray="4 4"
          strokeLinecap="butt"
        />
      )}
      <path d={apart.map((index) => dots[index]).join("")} stroke="var(--ink)" strokeWidth={11} />
      <path
        d={dots.join("")}
        stroke="var(--vital)"
        strokeOpacity={points.length > 600 ? 0.5 : 0.75}
        strokeWidth={6}
      />
      <path
        d={line(ribbon.map(([atX, atY]) => place(atX, atY)))}
        stroke="var(--ink)"
        strokeWidth={2}
        strokeLinecap="butt"
      />
      <path
        d={line(curve.map(([atX, atY]) => place(atX, atY)))}
        stroke="var(--ink-2)"
        strokeWidth={2}
        strokeDasharray="6 5"
        strokeLinecap="butt"
      />
    </svg>
  );
}
