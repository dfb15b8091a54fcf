"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useId, useRef, useState } from "react";
import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { sendFiles, type UploadProblem } from "./send-files.ts";

/** Takes files by drop or by choice and sends them for a preview; nothing is stored by it. */
export function DropZone({ text }: { text: Texts["importText"]["drop"] }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<UploadProblem | null>(null);

  async function send(files: readonly File[]) {
    if (files.length === 0 || share !== null) return;
    setProblem(null);
    setShare(0);
    const failed = await sendFiles(files, setShare);
    setShare(null);
    setProblem(failed);
    if (failed === null) router.refresh();
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  }

  return (
    <section
      aria-label={text.title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`no-print grid justify-items-start gap-3 rounded-card border-2 border-dashed p-5 ${over ? "border-action bg-raised" : "border-hairline bg-card"}`}
    >
      <div>
        <h2 className="font-semibold text-lead">{text.title}</h2>
        <p className="max-w-prose text-ink-2">{text.detail}</p>
      </div>
      <label htmlFor={inputId} className="sr-only">
        {text.choose}
      </label>
      <input
        ref={input}
        id={inputId}
        type="file"
        multiple
        accept=".zip,.csv,.json"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button busy={share !== null} onClick={() => input.current?.click()}>
        {text.choose}
      </Button>
      {share === null ? null : (
        <div className="w-full max-w-md">
          <ProgressBar label={text.sending} share={share} />
        </div>
      )}
      <p role="status" className="text-danger text-small empty:hidden">
        {problem === null ? null : problem === "unreachable" ? text.unreachable : problem.words}
      </p>
    </section>
  );
}
