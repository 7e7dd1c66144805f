// Other windows of this browser with the same draft: each hears of the other, and of what it saved.

interface Word {
  key: string;
  page: string;
  kind: "hello" | "here" | "saved";
  version?: number;
}

/** Follow the other windows; `say` tells them that a version was saved. */
export function followWindows(
  key: string,
  heard: { twice: () => void; newer: (version: number) => void },
): (version: number) => void {
  const page = crypto.randomUUID();
  const channel = new BroadcastChannel("inkwell:drafts");
  channel.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    if (data.key !== key || data.page === page) return;
    if (data.kind === "hello") channel.postMessage({ key, page, kind: "here" });
    if (data.kind === "saved") heard.newer(data.version ?? 0);
    else heard.twice();
  });
  channel.postMessage({ key, page, kind: "hello" });
  return (version) => channel.postMessage({ key, page, kind: "saved", version });
}
