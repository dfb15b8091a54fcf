import { unknownRoute } from "#app/server/api-route.ts";

/** Every address under /api that leads nowhere. */
export const GET = unknownRoute;
export const POST = unknownRoute;
export const PUT = unknownRoute;
export const DELETE = unknownRoute;
