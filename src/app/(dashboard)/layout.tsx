import Link from "next/link";
import type { ReactNode } from "react";
import { getApp } from "#app/server/app.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { shellText } from "#app/texts/en/shell.ts";
import type { NavPage } from "#components/shell/nav-links.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { loadProfile } from "#queries/profile.ts";

const pages: readonly NavPage[] = [
  { href: "/", label: shellText.pages.today, icon: "today" },
  { href: "/recovery", label: shellText.pages.recovery, icon: "recovery" },
  { href: "/sleep", label: shellText.pages.sleep, icon: "sleep" },
  { href: "/heart", label: shellText.pages.heart, icon: "heart" },
  { href: "/strain", label: shellText.pages.strain, icon: "strain" },
  { href: "/workouts", label: shellText.pages.workouts, icon: "workouts" },
  { href: "/trends", label: shellText.pages.trends, icon: "trends" },
  { href: "/tables/cycles", label: shellText.pages.tables, icon: "tables" },
  { href: "/data", label: shellText.pages.data, icon: "data" },
  { href: "/settings", label: shellText.pages.settings, icon: "settings" },
];

/** Everything a signed-in person sees: who is looked at, whether that is a real person, and the way around. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const { member, connection } = await loadProfile(getApp().db, viewer.memberId);
  const { state } = connection;
  const lostText = state === "reconnect" || state === "disconnected" ? shellText[state] : null;
  const banners = (
    <>
      {member.demo ? (
        <Banner
          tone="demo"
          title={shellText.demo.title}
          action={
            <Link
              href="/settings"
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
          action={
            <LinkButton href="/api/auth/whoop" leavesApp>
              {lostText.action}
            </LinkButton>
          }
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
      pages={pages}
      text={shellText}
      banners={banners}
    >
      {children}
    </Shell>
  );
}
