import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { Problem } from '../../calls/problems.ts';

export const KILOBYTE = 1_024;
export const MEGABYTE = 1_024 * KILOBYTE;

/** Runs an Express body parser at this point and not ahead of everything else. */
const parse = (parser: RequestHandler, req: Request, res: Response, limit: number): Promise<unknown> =>
  new Promise((resolve, reject) => {
    // Express would first wait for the whole body.
    if (Number(req.headers['content-length'] ?? 0) > limit) {
      reject(new Problem('payload_too_large', `The body is larger than ${limit} bytes.`));
      return;
    }
    void parser(req, res, (error: unknown) => {
      // Errors that Express' parsers pass on come from http-errors.
      if (error instanceof Error) reject(error);
      else resolve(req.body);
    });
  });

/** The JSON of an authenticated request up to a number of bytes; undefined without a body. */
export const readJson = (req: Request, res: Response, limit: number): Promise<unknown> =>
  parse(express.json({ limit }), req, res, limit);

/** The bytes of an authenticated request, regardless of its content type. */
export const readBytes = (req: Request, res: Response, limit: number): Promise<unknown> =>
  parse(express.raw({ type: () => true, limit }), req, res, limit);
