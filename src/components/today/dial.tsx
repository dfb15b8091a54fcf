import type { DialModel } from "#presenters/prepare-today-dials.ts";

const box = 120;
const stroke = 10;
const radius = (box - stroke) / 2;

/** A score as a thick ring with its figure in the middle, a mark at the own median, and its words below. */
export function Dial({ dial, leading }: { dial: DialModel; leading: boolean }) {
  const { share, medianShare } = dial;
  return (
    <li className="grid justify-items-center gap-2 text-center">
      <h2 className="font-semibold text-ink-2 text-label uppercase">{dial.title}</h2>
      <div className={`relative w-full ${leading ? "max-w-48" : "max-w-36"}`}>
        <svg aria-hidden="true" viewBox={`0 0 ${box} ${box}`} className="block w-full -rotate-90">
          <circle
            cx={box / 2}
            cy={box / 2}
            r={radius}
            fill="none"
            stroke="var(--track)"
            strokeWidth={stroke}
          />
          {share === null || share === 0 ? null : (
            <circle
              className="dial-arc"
              cx={box / 2}
              cy={box / 2}
              r={radius}
              fill="none"
              stroke={`var(--${dial.tone})`}
              strokeWidth={stroke}
              strokeLinecap="round"
              pathLength={1}
              strokeDasharray={`${share.toFixed(3)} 3`}
            />
          )}
          {medianShare === null ? null : (
            <line
              x1={box - stroke - 3}
              x2={box + 2}
              y1={box / 2}
              y2={box / 2}
              stroke="var(--ink)"
              strokeWidth={2}
              transform={`rotate(${(medianShare * 360).toFixed(1)} ${box / 2} ${box / 2})`}
            />
          )}
        </svg>
        <p className="absolute inset-0 grid place-items-center font-semibold">
          {dial.figure === null ? (
            <span className="text-figure text-ink-3">–</span>
          ) : (
            <span className={leading ? "text-dial-leading" : "text-dial"}>
              {dial.figure}
              <span className="font-normal text-ink-3 text-small">{dial.unit}</span>
            </span>
          )}
        </p>
      </div>
      <p className="grid text-small">
        <span className="font-semibold sm:text-body">{dial.word}</span>
        <span className="text-balance text-ink-2">{dial.versusUsual}</span>
      </p>
    </li>
  );
}
