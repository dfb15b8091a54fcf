import { describe, expect, it } from "vitest";
import { sportText as german } from "#app/texts/de/sports.ts";
import { sportText as english } from "#app/texts/en/sports.ts";
import { sportDisplayName, sportInWords } from "#domain/sports.ts";

describe("the name of a sport", () => {
  it.each([
    ["running", "Running"],
    ["hiking-rucking", "Hiking/Rucking"],
    ["track-field", "Track & Field"],
    ["barrys", "Barry's"],
    ["hiit", "HIIT"],
    ["weightlifting", "Weightlifting"],
    ["weightlifting_msk", "Strength Trainer"],
    ["strength-trainer", "Strength Trainer"],
    ["operations_tactical", "Operations - Tactical"],
    ["Track & Field", "Track & Field"],
  ])("of %s is %s", (slug, name) => {
    expect(sportDisplayName(slug)).toBe(name);
  });

  it("outside the table is kept, a slug as words", () => {
    expect(sportDisplayName("reformer-pilates")).toBe("Reformer Pilates");
    expect(sportDisplayName("Driving to work")).toBe("Driving to work");
  });

  it("falls back on the id when only the id is known, but not on the id of just any activity", () => {
    expect(sportDisplayName("paddle-ball", 249)).toBe("Padel");
    expect(sportDisplayName("reformer-pilates", -1)).toBe("Reformer Pilates");
  });

  it("goes by the slug when slug and id disagree", () => {
    expect(sportDisplayName("yoga", 0)).toBe("Yoga");
  });

  it("is said in the reader's language, and kept where WHOOP's table does not know it", () => {
    expect(sportInWords("cross-country-skiing", german)).toBe("Skilanglauf");
    expect(sportInWords("weightlifting_msk", german)).toBe("Krafttraining");
    expect(sportInWords("cross-country-skiing", english)).toBe("Cross Country Skiing");
    expect(sportInWords("reformer-pilates", german)).toBe("Reformer Pilates");
    expect(sportInWords("toString", german)).toBe("toString");
  });
});
