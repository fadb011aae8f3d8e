/** Why a line of MOR is proposed for a user of the CRM. */
export const matching = {
  match_email: { finding: 'same e-mail {email}' },
  match_username: { finding: 'same user name {username}' },
  match_local_part: { finding: 'e-mail begins with the MOR user name {username}' },
  match_telephone: { finding: 'same telephone {number}' },
  match_name: { finding: 'same name "{name}"' },
  match_initial: { finding: 'same surname and initial "{name}"' },
  match_extension: { finding: 'telephone is the extension {number}' },
  match_device_number: { finding: 'telephone is the number of device {device}' },
  match_taken: { finding: 'Device {device} is mapped to {user} already.' },
  match_rivals: { finding: 'Device {device} fits {users} too.' },
  match_several: { finding: '{username} has several devices ({devices}); this is the first.' },
  match_second: { finding: '{username} fits almost as well.' },
  match_no_number: { finding: 'MOR knows no number of this device; enter the source.' },
  match_no_status_user: { finding: 'MOR {mor}: set a status user so that MOR can be asked.' },
  match_no_users: {
    finding:
      '{crm} does not tell who its users are, so nobody can be matched: import a CSV, or add rows by hand.',
  },
} as const;
