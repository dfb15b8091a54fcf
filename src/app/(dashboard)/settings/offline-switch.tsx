"use client";

import { useEffect, useState } from "react";
import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";

const workerPath = "/offline-worker.js";
const cacheName = "pulsekeep-today";

type State = "unknown" | "unavailable" | "off" | "on" | "failed";

/** Switches the offline copy of this browser on and off. Browsers keep copies only for pages over https or of this machine. */
export function OfflineSwitch({ text }: { text: Texts["settingsText"]["offline"] }) {
  const [state, setState] = useState<State>("unknown");
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!window.isSecureContext || !("serviceWorker" in navigator)) {
      setState("unavailable");
      return;
    }
    findWorker().then(
      (worker) => setState(worker === undefined ? "off" : "on"),
      () => setState("unavailable"),
    );
  }, []);

  async function change(wish: () => Promise<State>) {
    setBusy(true);
    setState(await wish().catch(() => "failed" as const));
    setBusy(false);
  }

  if (state === "unknown") return <p className="min-h-11 text-ink-2">{text.asking}</p>;
  if (state === "unavailable") return <p>{text.unavailable}</p>;
  return (
    <div className="grid gap-3">
      <p role="status">{text.states[state]}</p>
      <div>
        {state === "on" ? (
          <Button tone="quiet" busy={busy} onClick={() => void change(switchOff)}>
            {text.switchOff}
          </Button>
        ) : (
          <Button tone="quiet" busy={busy} onClick={() => void change(switchOn)}>
            {text.switchOn}
          </Button>
        )}
      </div>
    </div>
  );
}

function findWorker() {
  return navigator.serviceWorker.getRegistration("/");
}

async function switchOn(): Promise<State> {
  await navigator.serviceWorker.register(workerPath, { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep");
  return "on";
}

async function switchOff(): Promise<State> {
  await (await findWorker())?.unregister();
  await caches.delete(cacheName);
  return "off";
}
