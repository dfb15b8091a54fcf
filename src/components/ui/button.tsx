import type { ComponentProps } from "react";
import { type ButtonTone, buttonClass } from "./button-class.ts";

type ButtonProps = Omit<ComponentProps<"button">, "type"> & {
  tone?: ButtonTone;
  type?: "button" | "submit";
  /** Work is under way: the button stays focusable but says so and takes no second press. */
  busy?: boolean;
};

/** A button. It does nothing on its own: give `onClick`, or `type="submit"` inside a form. */
export function Button({
  tone = "primary",
  type = "button",
  busy = false,
  className = "",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
      className={buttonClass(tone, className)}
    />
  );
}
