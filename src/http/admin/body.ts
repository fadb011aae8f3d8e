import express from 'express';
import type { Request, RequestHandler, Response } from 'express';

/** Runs a body parser of Express now, instead of before everything else. */
const parse = (parser: RequestHandler, req: Request, res: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    void parser(req, res, (error: unknown) => {
      // What Express' parsers pass on are errors of http-errors.
      if (error instanceof Error) reject(error);
      else resolve(req.body);
    });
  });

const parsers = new Map<string, RequestHandler>();

const parserOf = (key: string, make: () => RequestHandler): RequestHandler => {
  const known = parsers.get(key) ?? make();
  parsers.set(key, known);
  return known;
};

/** The JSON of a request whose sender is known by now; undefined without a body. */
export const readJson = (req: Request, res: Response, limit: string): Promise<unknown> =>
  parse(
    parserOf(`json ${limit}`, () => express.json({ limit })),
    req,
    res,
  );

/** The bytes of a request whose sender is known by now, whatever its type says. */
export const readBytes = (req: Request, res: Response, limit: string): Promise<unknown> =>
  parse(
    parserOf(`bytes ${limit}`, () => express.raw({ type: () => true, limit })),
    req,
    res,
  );
