/**
 * Standard fields for which Salesforce accepts a field permission, among those that the connector reads or writes:
 * taken from the profile of an org, as a deployment with any other field fails as a whole. Fields that are missing
 * here need no permission: every user who sees the record sees them (Name, Subject, Status, OwnerId, CallType,
 * CallDisposition, CallDurationInSeconds, CallObject, TaskSubtype, and all standard fields of User).
 */
export const PERMISSIONABLE = new Set([
  ...['Account.BillingAddress', 'Account.Phone'],
  ...['Case.AccountId', 'Case.ContactId', 'Case.SuppliedName', 'Case.SuppliedPhone'],
  ...['AssistantPhone', 'DoNotCall', 'HomePhone', 'MailingAddress', 'MobilePhone', 'OtherAddress'].map(
    (field) => `Contact.${field}`,
  ),
  ...['Contact.OtherPhone', 'Contact.Phone'],
  ...['Lead.Address', 'Lead.DoNotCall', 'Lead.MobilePhone', 'Lead.Phone'],
  'Opportunity.AccountId',
  ...['Task.ActivityDate', 'Task.Description', 'Task.WhatId', 'Task.WhoId'],
]);

/** Rights that Salesforce demands together with another one. */
export const RIGHT_NEEDS = new Map([
  ['EditTask', ['ActivitiesAccess']],
  ['ViewSetup', ['ViewRoles']],
]);
export const OBJECT_NEEDS = new Map([
  ['Contact', 'Account'],
  ['Opportunity', 'Account'],
]);
