import { Button } from "./button.tsx";

interface FilterFormProps {
  /** The choice's word in the address. */
  name: string;
  choices: readonly { value: string; label: string }[];
  shown: { choice?: string | undefined; from?: string | undefined; to?: string | undefined };
  /** Words of the address that must survive. */
  keep?: Readonly<Record<string, string>>;
  text: Record<"choice" | "all" | "from" | "to" | "show", string>;
}

const control = "min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base";

/** A choice and two dates as a form that only changes the address. */
export function FilterForm({ name, choices, shown, keep = {}, text }: FilterFormProps) {
  return (
    <form method="get" className="no-print grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      {Object.entries(keep).map(([word, value]) => (
        <input key={word} type="hidden" name={word} value={value} />
      ))}
      <label className="col-span-2 grid gap-1 text-small">
        {text.choice}
        <select name={name} defaultValue={shown.choice ?? ""} className={control}>
          <option value="">{text.all}</option>
          {choices.map(({ value, label }) => (
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
