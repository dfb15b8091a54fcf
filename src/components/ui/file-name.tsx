import { Fragment } from "react";

/** A file's name, which breaks after its own marks and not in the middle of a word: "physiological_|cycles.|csv". */
export function FileName({ name }: { name: string }) {
  // Where each part begins tells parts of the same text apart.
  let begin = 0;
  const parts = name.split(/(?<=[_\-./])/).map((part) => {
    begin += part.length;
    return { part, end: begin };
  });
  return parts.map(({ part, end }) => (
    <Fragment key={end}>
      {part}
      <wbr />
    </Fragment>
  ));
}
