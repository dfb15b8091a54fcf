/** The first heading of a page on the way in, with the sentence under it. */
export function Heading({ children, lead }: { children: string; lead?: string }) {
  return (
    <header className="grid gap-1">
      <h1 className="font-semibold text-title">{children}</h1>
      {lead === undefined ? null : <p className="max-w-prose text-ink-2">{lead}</p>}
    </header>
  );
}
