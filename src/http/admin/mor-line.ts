import type { MorGateway } from '../../calls/mor-gateway.ts';
import type { MorServer } from '../../calls/place/resolving.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import type { MappingColumn } from '../../vocabulary/column-lists.ts';

/** What MOR says about a row. `error`: a call would be refused; `warning`: MOR could not be asked. */
export interface LineFinding {
  readonly level: 'error' | 'warning';
  readonly column: MappingColumn;
  readonly message: string;
}

const findings = async (gateway: MorGateway, row: Mapping): Promise<LineFinding[]> => {
  const [device, user] = await Promise.all([
    gateway.device(row.device),
    gateway.userDetails({ username: row.username }),
  ]);
  const found: LineFinding[] = [];
  if (!device.ok) {
    const missing = device.code === 'bad_device';
    found.push(
      missing
        ? { level: 'error', column: 'device', message: `MOR ${row.mor} has no device ${row.device}.` }
        : {
            level: 'warning',
            column: 'device',
            message: `MOR did not tell about the device: ${device.text}`,
          },
    );
  }
  if (!user.ok) {
    const missing = user.code === 'not_authenticated';
    found.push(
      missing
        ? {
            level: 'error',
            column: 'username',
            message: `MOR ${row.mor} has no user ${row.username} (or does not show it).`,
          }
        : { level: 'warning', column: 'username', message: `MOR did not tell about the user: ${user.text}` },
    );
  }
  if (device.ok && user.ok && device.value.userId !== undefined && device.value.userId !== user.value.id) {
    found.push({
      level: 'error',
      column: 'device',
      message: `Device ${row.device} belongs to another MOR user than ${row.username}.`,
    });
  }
  return found;
};

/** Does the device exist, and does it belong to the MOR user? MOR can only be asked with a status user. */
export const checkLine = async (
  mors: ReadonlyMap<string, MorServer>,
  row: Mapping,
): Promise<readonly LineFinding[]> => {
  const gateway = mors.get(row.mor)?.gateway;
  if (!gateway || row.device === '' || row.username === '') return [];
  if (!gateway.canFollow) {
    const message = `MOR ${row.mor} cannot be asked: status.username is not set.`;
    return [{ level: 'warning', column: 'device', message }];
  }
  return findings(gateway, row);
};
