/** Width of what is read on the start page, in pixels. */
export const TEXT_WIDTH = 880;
