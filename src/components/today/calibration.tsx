import { ProgressBar } from "#components/ui/progress-bar.tsx";

/** How many nights are still missing until one's own usual range is known. */
export function Calibration({ title, detail, share }: { title: string; detail: string; share: number }) {
  return <ProgressBar label={title} share={share} detail={detail} />;
}
