/** For answers that are not pages: if a browser treats one as a page, it may load nothing and appear in no frame. */
export const NO_FRAMES = "default-src 'none'; frame-ancestors 'none'";
