"use client";

import Link from "next/link";
import type { WorkoutLine } from "#presenters/prepare-workouts.ts";
import { ZoneBar } from "./zone-bar.tsx";

interface WorkoutTableProps {
  workouts: readonly WorkoutLine[];
  text: Record<
    "caption" | "sport" | "when" | "duration" | "strain" | "averageBpm" | "energy" | "zones" | "none",
    string
  >;
}

const figure = "py-2.5 pl-4 text-right";

/**
 * Workouts in the order given, which `text.caption` tells; on a phone the day stands under the sport's name. The columns have their widths from the start,
 * so that nothing moves while the rows arrive.
 */
export function WorkoutTable({ workouts, text }: WorkoutTableProps) {
  return (
    <table className="w-full table-fixed">
      <caption className="sr-only">{text.caption}</caption>
      <thead className="text-ink-3 text-small">
        <tr>
          <th className="pb-2 text-left font-normal">{text.sport}</th>
          <th className="w-52 pb-2 pl-4 text-left font-normal max-sm:hidden">{text.when}</th>
          <th className="w-24 pb-2 pl-4 text-right font-normal">{text.duration}</th>
          <th className="w-24 pb-2 pl-4 text-right font-normal">{text.strain}</th>
          <th className="w-28 pb-2 pl-4 text-right font-normal max-md:hidden">{text.averageBpm}</th>
          <th className="w-28 pb-2 pl-4 text-right font-normal max-md:hidden">{text.energy}</th>
          <th className="w-44 pb-2 pl-6 text-left font-normal max-lg:hidden">{text.zones}</th>
        </tr>
      </thead>
      <tbody>
        {workouts.map((workout) => (
          <tr key={workout.id} className="border-hairline border-t align-middle">
            <th scope="row" className="text-left font-normal">
              <Link
                href={`/workouts/${workout.id}`}
                prefetch={false}
                className="grid min-h-11 content-center py-1.5 font-semibold hover:underline"
              >
                {workout.sport}
                <span className="whitespace-nowrap font-normal text-ink-3 text-small sm:hidden">
                  {workout.when}
                </span>
              </Link>
              {workout.refused === "" ? null : (
                <p className="pb-1.5 text-ink-3 text-small">{workout.refused}</p>
              )}
            </th>
            <td className="whitespace-nowrap py-2.5 pl-4 text-ink-2 max-sm:hidden">{workout.when}</td>
            <td className={figure}>{workout.duration ?? text.none}</td>
            <td className={`${figure} font-semibold`}>
              {workout.strain ?? (
                <span className="font-normal text-ink-3 text-small">{workout.unscored || text.none}</span>
              )}
            </td>
            <td className={`${figure} max-md:hidden`}>{workout.averageBpm ?? text.none}</td>
            <td className={`${figure} max-md:hidden`}>{workout.energy ?? text.none}</td>
            <td className="py-2.5 pl-6 max-lg:hidden">
              {workout.zones === null ? (
                <span className="text-ink-3 text-small">{workout.zonesAriaText}</span>
              ) : (
                <ZoneBar zones={workout.zones} spoken={workout.zonesAriaText} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
