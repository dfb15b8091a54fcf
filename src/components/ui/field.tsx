import type { ComponentProps } from "react";

type FieldProps = Omit<ComponentProps<"input">, "id"> & {
  name: string;
  label: string;
  /** What to type, or what it is for. Read with the field. */
  hint?: string | undefined;
  /** What is wrong with what was typed; null or absent when nothing is. */
  error?: string | null | undefined;
};

/** A labelled text input with its hint and its problem. `name` is its id too: unique on the page. */
export function Field({ name, label, hint, error, className = "", ...input }: FieldProps) {
  const hintId = hint === undefined ? "" : `${name}-hint`;
  const errorId = error ? `${name}-error` : "";
  const describedBy = `${hintId} ${errorId}`.trim();
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className="text-ink-2 text-small">
          {hint}
        </p>
      )}
      <input
        {...input}
        id={name}
        name={name}
        {...(describedBy === "" ? {} : { "aria-describedby": describedBy })}
        aria-invalid={Boolean(error)}
        className="min-h-11 w-full rounded-control border border-outline bg-ground px-3 py-2 text-base aria-invalid:border-danger"
      />
      {error ? (
        <p id={errorId} role="alert" className="text-danger text-small">
          {error}
        </p>
      ) : null}
    </div>
  );
}
