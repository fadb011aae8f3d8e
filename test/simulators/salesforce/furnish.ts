import type { FakeOrg } from './org.ts';

/** Fills a new org with what every org has and, with the package, the integration user's permission set. */
export const furnish = (
  org: FakeOrg,
  username: string,
  withPackage: boolean,
): { readonly me: string; readonly profile: string } => {
  const me = org.insert('User', { Name: 'MOR Integration', Username: username, IsActive: true }, '');
  org.insert('Organization', { Name: 'Acme', TimeZoneSidKey: 'Europe/Vilnius' }, '');
  for (const [SortOrder, name] of ['Not Started', 'In Progress', 'Completed'].entries()) {
    const [IsClosed, IsDefault] = [name === 'Completed', SortOrder === 0];
    org.insert('TaskStatus', { MasterLabel: name, ApiName: name, IsClosed, IsDefault, SortOrder }, '');
  }
  /** The permission set behind the agents' profile. */
  const profile = org.insert('PermissionSet', { Name: 'X00eStandard', HasActivationRequired: false }, '');
  org.permissions.grantAll(profile);
  if (withPackage) {
    const PermissionSetId = org.insert(
      'PermissionSet',
      { Name: 'MOR_Integration', HasActivationRequired: false },
      '',
    );
    org.insert('PermissionSetAssignment', { AssigneeId: me, PermissionSetId }, '');
  }
  return { me, profile };
};
