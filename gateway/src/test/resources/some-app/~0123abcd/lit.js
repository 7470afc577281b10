export const lit = "lit";
