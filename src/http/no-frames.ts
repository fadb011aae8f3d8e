/** For answers that are no pages: should a browser take one for a page, it may do nothing and be in no frame. */
export const NO_FRAMES = "default-src 'none'; frame-ancestors 'none'";
