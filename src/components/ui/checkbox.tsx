import type { ComponentProps } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "id" | "type"> & {
  name: string;
  label: string;
  hint?: string | undefined;
};

/** A yes or no with its label; the whole line is the target. */
export function Checkbox({ name, label, hint, ...input }: CheckboxProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 py-1">
      <input {...input} type="checkbox" name={name} className="size-5 shrink-0 accent-action" />
      <span>
        {label}
        {hint === undefined ? null : <span className="block text-ink-2 text-small">{hint}</span>}
      </span>
    </label>
  );
}
