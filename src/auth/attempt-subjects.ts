import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { deriveEncryptionKeys } from "#lib/encryption.ts";

/** Addresses, and names nobody has, are counted in so many places each, however many a flood invents. */
const places = 65_536;

/** The account a sign-in is tried at: a member's, or a name that nobody has. */
export type TriedAccount = { memberId: number } | { unknownName: string };

/** Names what sign-in attempts are counted for. */
export interface AttemptSubjects {
  address(address: string): string;
  account(account: TriedAccount): string;
  device(device: string): string;
}

/**
 * A member is counted alone, so nothing anybody invents can push its count away. Addresses and unknown names share a
 * fixed number of places by a hash under a key that follows from `SECRET_KEY`: the table cannot grow without end, and
 * nobody can work out which two names share a place, which would tell whether one of them exists.
 */
export function createAttemptSubjects(secretKey: string): AttemptSubjects {
  const key = deriveEncryptionKeys(secretKey, "sign-in-attempts");
  const place = (text: string) => createHmac("sha256", key).update(text).digest().readUInt32BE() % places;
  return {
    address: (address) => `address ${place(addressGroup(address))}`,
    account: (account) =>
      "memberId" in account ? `member ${account.memberId}` : `unknown name ${place(account.unknownName)}`,
    device: (device) => `device ${device}`,
  };
}

/**
 * What of an address stands for one customer line: an IPv4 address whole, also where it is carried in IPv6, and the first
 * 64 bits of an IPv6 address, because whoever has one of them has all that begin so.
 */
export function addressGroup(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/%.*$/, "");
  const withoutPort = bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  if (isIP(withoutPort) !== 6) return withoutPort.toLowerCase();
  const groups = expandIPv6(withoutPort);
  const carried = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff" ? groups.slice(6) : null;
  if (carried)
    return carried
      .map((group) => Number.parseInt(group, 16))
      .flatMap((group) => [group >> 8, group & 255])
      .join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, in lower case without leading zeros. */
function expandIPv6(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail] = canonical.split("::").map((half) => (half === "" ? [] : half.split(":")));
  if (!tail) return head;
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}
