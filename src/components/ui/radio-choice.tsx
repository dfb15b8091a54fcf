interface RadioChoiceProps<Value extends string> {
  name: string;
  legend: string;
  choices: readonly { value: Value; label: string }[];
  current: Value;
  onChoose: (value: Value) => void;
}

/** One of a few values, all in view; pressing one chooses it. */
export function RadioChoice<Value extends string>({
  name,
  legend,
  choices,
  current,
  onChoose,
}: RadioChoiceProps<Value>) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-11 items-center gap-2 rounded-control bg-raised px-3 has-checked:bg-track"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={current === value}
              onChange={() => onChoose(value)}
              className="size-4 accent-action"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
