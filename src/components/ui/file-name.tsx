import { Fragment } from "react";

/** A file's name that breaks where its parts end, and inside one only where that is longer than its room. */
export function FileName({ name }: { name: string }) {
  const parts = name.split(/(?<=[_\-/\s])/u);
  return (
    <span className="block min-w-28 max-w-60 wrap-anywhere">
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts repeat, and never move.
        <Fragment key={place}>
          {place > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
