/** How many nodes two `other` rows stand for when they become one; -1 where one of them does not know. */
export const addFolded = (one: number, other: number): number => (one < 0 || other < 0 ? -1 : one + other);
