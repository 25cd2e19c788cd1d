/** Levels of a PNG picture: browsers give up on larger canvases. Deeper ones are left out, and the menu says so. */
export const PNG_LEVELS = 400;
