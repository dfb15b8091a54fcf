import { Button } from "#components/ui/button.tsx";

interface WorkoutFiltersProps {
  sports: readonly { value: string; label: string }[];
  shown: { sport?: string | undefined; from?: string | undefined; to?: string | undefined };
  text: Record<"sport" | "all" | "from" | "to" | "show", string>;
}

const control = "min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base";

/** Sport and dates as a form that only changes the address. */
export function WorkoutFilters({ sports, shown, text }: WorkoutFiltersProps) {
  return (
    <form method="get" className="no-print grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <label className="col-span-2 grid gap-1 text-small">
        {text.sport}
        <select name="sport" defaultValue={shown.sport ?? ""} className={control}>
          <option value="">{text.all}</option>
          {sports.map(({ value, label }) => (
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
