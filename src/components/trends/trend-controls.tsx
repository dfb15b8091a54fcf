import { Button } from "#components/ui/button.tsx";

interface TrendControlsProps {
  metrics: readonly { value: string; label: string }[];
  shown: readonly string[];
  step: string;
  comparing: string | null;
  /** A year ago shares no day with the range; else it cannot be chosen, and it is said why. */
  yearIsOther: boolean;
  /** The range's words of the address. */
  keep: Readonly<Record<string, string>>;
  text: {
    metrics: string;
    add: string;
    none: string;
    step: string;
    steps: Readonly<Record<string, string>>;
    compare: string;
    comparing: { none: string; before: string; year: string };
    sharedDays: string;
    show: string;
  };
}

const control = "min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base";

/** Metrics, step and comparison as a form that only changes the address. */
export function TrendControls({
  metrics,
  shown,
  step,
  comparing,
  yearIsOther,
  keep,
  text,
}: TrendControlsProps) {
  const chosen = comparing === "year" && !yearIsOther ? "" : (comparing ?? "");
  return (
    <form method="get" className="no-print grid grid-cols-2 items-end gap-3 lg:grid-cols-7">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {[0, 1, 2, 3].map((place) => (
        <label key={place} className="grid gap-1 text-small">
          {text.add.replace("{n}", String(place + 1))}
          <select name="metric" defaultValue={shown[place] ?? ""} className={control}>
            {place === 0 ? null : <option value="">{text.none}</option>}
            {metrics.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="grid gap-1 text-small">
        {text.step}
        <select name="by" defaultValue={step} className={control}>
          {Object.entries(text.steps).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-small">
        {text.compare}
        <select
          name="compare"
          defaultValue={chosen}
          className={control}
          {...(yearIsOther ? {} : { "aria-describedby": "shared-days" })}
        >
          <option value="">{text.comparing.none}</option>
          <option value="before">{text.comparing.before}</option>
          <option value="year" disabled={!yearIsOther}>
            {text.comparing.year}
          </option>
        </select>
      </label>
      {yearIsOther ? null : (
        <p id="shared-days" className="col-span-full text-ink-2 text-small">
          {text.sharedDays}
        </p>
      )}
      <Button type="submit" tone="quiet" className="max-lg:col-span-2">
        {text.show}
      </Button>
    </form>
  );
}
