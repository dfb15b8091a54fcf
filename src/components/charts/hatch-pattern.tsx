/** The hatching that means "usual for you", in plots and legends alike. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill="var(--ink-3)" fillOpacity={0.08} />
      <line y2={6} stroke="var(--ink-3)" strokeOpacity={0.45} strokeWidth={1.5} />
    </pattern>
  );
}
