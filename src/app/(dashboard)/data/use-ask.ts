import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#app/(entry)/use-send.ts";

/** Sends a change and shows the page anew, with `done` true until the next one; problems as in `useSend`. */
export function useAsk() {
  const router = useRouter();
  const { busy, problem, send } = useSend();
  const [done, setDone] = useState(false);

  async function ask(url: string, method: string, body: object): Promise<boolean> {
    setDone(false);
    const answer = await send(url, method, body);
    if (answer === null) return false;
    setDone(true);
    router.refresh();
    return true;
  }

  return { busy, problem, done, ask };
}
