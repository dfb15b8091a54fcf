import Link from "next/link";
import type { ReactNode } from "react";
import { getApp } from "#app/server/app.ts";
import { loadTexts } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import type { Texts } from "#app/texts/en.ts";
import type { NavPage } from "#components/shell/nav-links.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { loadShownMember } from "#queries/status/shown-member.ts";
import { OfflineNote } from "./offline-note.tsx";

/** The way around, in the order of a day. */
const pagesOf = ({ pages }: Texts["shellText"]): NavPage[] => [
  { href: "/", label: pages.today, icon: "today" },
  { href: "/recovery", label: pages.recovery, icon: "recovery" },
  { href: "/sleep", label: pages.sleep, icon: "sleep" },
  { href: "/heart", label: pages.heart, icon: "heart" },
  { href: "/strain", label: pages.strain, icon: "strain" },
  { href: "/workouts", label: pages.workouts, icon: "workouts" },
  { href: "/trends", label: pages.trends, icon: "trends" },
  { href: "/insights", label: pages.insights, icon: "insights" },
  { href: "/model", label: pages.model, icon: "model" },
  { href: "/tables/cycles", label: pages.tables, icon: "tables" },
  { href: "/data", label: pages.data, icon: "data" },
  { href: "/settings", label: pages.settings, icon: "settings" },
];

/** Everything a signed-in person sees: who is looked at, whether that is a real person, and the way around. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const [{ shellText }, member] = await Promise.all([
    loadTexts(),
    loadShownMember(getApp().db, viewer.memberId),
  ]);
  const { connection } = member;
  const lostText = connection === "reconnect" || connection === "disconnected" ? shellText[connection] : null;
  const banners = (
    <>
      <OfflineNote />
      {member.demo ? (
        <Banner
          tone="demo"
          title={shellText.demo.title}
          action={
            <Link
              href="/settings"
              prefetch={false}
              className="inline-flex min-h-11 shrink-0 items-center font-semibold underline underline-offset-4 max-sm:text-small"
            >
              {shellText.demo.remove}
            </Link>
          }
        />
      ) : null}
      {lostText !== null && viewer.memberId === viewer.accountId ? (
        <Banner
          tone="warn"
          title={lostText.title}
          action={<LinkButton href="/connect">{lostText.action}</LinkButton>}
        >
          {lostText.detail}
        </Banner>
      ) : null}
    </>
  );
  return (
    <Shell
      product={shellText.product}
      memberName={member.name}
      pages={pagesOf(shellText)}
      text={shellText}
      banners={banners}
    >
      {children}
    </Shell>
  );
}
