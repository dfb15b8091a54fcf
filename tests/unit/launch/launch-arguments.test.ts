import { describe, expect, it } from "vitest";
import { parseLaunchArguments } from "#launch/launch-arguments.ts";

describe("the launcher's arguments", () => {
  it("start everything when nothing is said", () => {
    expect(parseLaunchArguments([])).toEqual({ role: "all", demo: false, dev: false });
  });

  it("choose one role and the options in any order", () => {
    expect(parseLaunchArguments(["--demo", "web"])).toEqual({ role: "web", demo: true, dev: false });
    expect(parseLaunchArguments(["worker", "--dev"])).toEqual({ role: "worker", demo: false, dev: true });
  });

  it("refuse an unknown word by name", () => {
    expect(() => parseLaunchArguments(["wroker"])).toThrow('The launcher does not know "wroker".');
  });
});
