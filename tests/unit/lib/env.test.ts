import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";

/** The variable named by the refusal, and the sentence. */
function refusalOf(source: Record<string, string>): { variable: unknown; message: string } {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof Error && "variable" in error)
      return { variable: error.variable, message: error.message };
    throw error;
  }
  return { variable: null, message: "" };
}

describe("the configuration", () => {
  it.each([
    ["https://box.example/whoop", "path"],
    ["https://box.example/whoop/", "path"],
    ["https://box.example/?a=1", "query"],
    ["https://box.example?", "query"],
    ["https://box.example/#top", "fragment"],
    ["https://me:secret@box.example", "user name"],
    ["https://me@box.example/", "user name"],
    ["ftp://box.example", "http"],
    ["box.example", "http"],
    ["https://*.box.example", "one address"],
  ])("stops by name when APP_URL is %s, and says what it must not have", (value, word) => {
    const { variable, message } = refusalOf({ APP_URL: value });
    expect(variable).toBe("APP_URL");
    expect(message).toContain(word);
    expect(message).not.toContain("secret");
  });

  it.each([
    ["https://box.example", "https://box.example"],
    ["https://box.example/", "https://box.example"],
    ["https://BOX.example:443/", "https://box.example"],
    ["http://192.168.1.5:3000/", "http://192.168.1.5:3000"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("takes APP_URL %s for the origin browsers call %s", (value, appUrl) => {
    expect(parseEnv({ APP_URL: value })).toMatchObject({
      appUrl,
      redirectUri: `${appUrl}/api/auth/whoop/callback`,
    });
  });

  it.each([
    ["WHOOP_API_URL", "https://whoop.example/?a=1"],
    ["WHOOP_API_URL", "https://whoop.example/#a"],
    ["WHOOP_API_URL", "https://me:secret@whoop.example"],
    ["ALLOWED_HOSTS", "https://box.example"],
    ["ALLOWED_HOSTS", "box.example,box.local/whoop"],
    ["ALLOWED_HOSTS", "box example"],
    ["HOST", "http://127.0.0.1"],
    ["HOST", "127.0.0.1:3000"],
    ["HOST", "my box"],
  ])("stops by name when %s is %s, which would match or reach nothing", (variable, value) => {
    expect(refusalOf({ [variable]: value }).variable).toBe(variable);
  });

  it.each([
    { WHOOP_API_URL: "https://proxy.example/whoop/" },
    { ALLOWED_HOSTS: "box.local, box:3000,[::1],*" },
    { ALLOWED_HOSTS: "" },
    { HOST: "0.0.0.0" },
    { HOST: "::" },
    { HOST: "localhost" },
  ])("takes %j", (source) => {
    expect(refusalOf(source).variable).toBeNull();
  });

  it("stops by name when one half of the WHOOP app is missing, instead of ignoring the other", () => {
    expect(refusalOf({ WHOOP_CLIENT_ID: "id" }).variable).toBe("WHOOP_CLIENT_SECRET");
    expect(refusalOf({ WHOOP_CLIENT_SECRET: "secret" }).variable).toBe("WHOOP_CLIENT_ID");
    expect(refusalOf({ WHOOP_CLIENT_ID: "", WHOOP_CLIENT_SECRET: "" }).variable).toBeNull();
  });
});
