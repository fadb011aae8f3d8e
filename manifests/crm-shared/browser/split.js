// Several numbers in one field. The page only offers the pieces: which number each of them is, the connector decides.
const PARTS = /\s*(?:;|\||\n|\s\/\s|\s-\s|\s(?:or|oder|o|ou|arba|или)\s)\s*/;
/** A piece with fewer digits is the end of the number before it. */
const LEAST_DIGITS = 7;

/** The numbers of a field that holds several, the first by default; none where it holds one. */
export const piecesOf = (text) => {
  const pieces = text.split(PARTS).filter((piece) => piece !== '');
  return pieces.length > 1 && pieces.every((piece) => piece.replace(/\D+/g, '').length >= LEAST_DIGITS) ? pieces : [];
};
