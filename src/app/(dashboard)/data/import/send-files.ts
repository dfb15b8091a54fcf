/** Why an upload was not taken: the server's own words, or no answer of its. */
export type UploadProblem = "unreachable" | { words: string };

/**
 * Uploads files for a preview and tells how much of them has been sent, as a share of 1. Answers null when they were
 * taken. By XMLHttpRequest, because `fetch` does not tell how far it has come.
 */
export function sendFiles(
  files: readonly File[],
  onShare: (share: number) => void,
): Promise<UploadProblem | null> {
  const form = new FormData();
  for (const file of files) {
    form.append("size", String(file.size));
    form.append("file", file, file.name);
  }
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onShare(loaded / total);
    };
    request.onload = () => resolve(request.status === 202 ? null : problemOf(request.responseText));
    request.onerror = () => resolve("unreachable");
    request.open("POST", "/api/v1/import?preview=true");
    request.setRequestHeader("X-Pulsekeep", "1");
    request.send(form);
  });
}

function problemOf(text: string): UploadProblem {
  try {
    const { title, detail }: { title?: unknown; detail?: unknown } = JSON.parse(text);
    if (typeof title === "string" && typeof detail === "string") return { words: `${title} ${detail}` };
  } catch {
    // Not ours, as below.
  }
  return "unreachable";
}
