/** Planted: main-noun-api-private, at the last moment. */
export const take = () => import("../report/api.ts");
