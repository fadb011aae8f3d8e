import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** All connections read into one buffer: each read is handled before the next one begins. */
const READ_BUFFER = Buffer.allocUnsafe(256 * 1024);
const HEAD_END = '\r\n\r\n';
const STATUS_AT = 'HTTP/1.1 '.length;

export interface Connection {
  send: (request: Buffer) => void;
  close: () => void;
}

/**
 * One kept-open connection with one request at a time. Looks at an answer only as far as it must: its status and where
 * it ends. `onAnswer` gets the status and, for a refusal, its beginning.
 */
export const openConnection = (
  port: number,
  onAnswer: (status: number, text: string) => void,
  onLost: (reason: string) => void,
): Promise<Connection> =>
  new Promise((resolve, reject) => {
    let head = '';
    let status = 0;
    let refusal = '';
    /** Bytes of the answer still to come; undefined while its head is incomplete. */
    let missing: number | undefined;

    const take = (length: number): void => {
      if (missing === undefined) {
        head += READ_BUFFER.toString('latin1', 0, length);
        const end = head.indexOf(HEAD_END);
        if (end < 0) return;
        status = Number(head.slice(STATUS_AT, STATUS_AT + 3));
        const size = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
        if (size === undefined) {
          onLost('an answer without Content-Length');
          return;
        }
        missing = Number(size) - (head.length - end - HEAD_END.length);
        refusal = status >= 400 ? head.slice(0, 1200) : '';
        head = '';
      } else missing -= length;
      if (missing > 0) return;
      missing = undefined;
      onAnswer(status, refusal);
    };

    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: READ_BUFFER,
        callback: (length) => {
          take(length);
          return true;
        },
      },
    });
    socket.setNoDelay(true);
    socket.once('error', (error) => {
      reject(error);
      onLost(error.message);
    });
    socket.once('end', () => {
      onLost('the connection was closed');
    });
    socket.once('connect', () => {
      resolve({ send: (request) => socket.write(request), close: () => socket.destroy() });
    });
  });
