import { Button } from "#components/ui/button.tsx";

interface RecordFiltersProps {
  states: Readonly<Record<string, string>>;
  shown: { state?: string | undefined; from?: string | undefined; to?: string | undefined };
  /** Words of the address that must survive. */
  keep: Readonly<Record<string, string>>;
  text: Record<"state" | "all" | "from" | "to" | "show", string>;
}

const control = "min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base";

/** State and dates as a form that only changes the address. */
export function RecordFilters({ states, shown, keep, text }: RecordFiltersProps) {
  return (
    <form method="get" className="no-print grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="col-span-2 grid gap-1 text-small">
        {text.state}
        <select name="state" defaultValue={shown.state ?? ""} className={control}>
          <option value="">{text.all}</option>
          {Object.entries(states).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-small">
        {text.from}
        <input type="date" name="from" defaultValue={shown.from ?? ""} className={control} />
      </label>
      <label className="grid gap-1 text-small">
        {text.to}
        <input type="date" name="to" defaultValue={shown.to ?? ""} className={control} />
      </label>
      <Button type="submit" tone="quiet">
        {text.show}
      </Button>
    </form>
  );
}
