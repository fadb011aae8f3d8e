import type { FindingTexts } from '../texts.ts';

const PERMISSION = 'Integracijos naudotojui priskirkite leidimų rinkinį MOR Integration.';

/** „Salesforce“ užduotys: kas rašoma apie skambutį ir užduotys perskambinti. */
export const salesforce_tasks: FindingTexts['salesforce_tasks'] = {
  sf_no_tasks: {
    finding: 'Integracijos naudotojas negali kurti ir keisti užduočių.',
    cure: PERMISSION,
  },
  sf_tasks_hidden: { finding: 'Integracijos naudotojas negali matyti užduočių.', cure: PERMISSION },
  sf_no_key_field: {
    finding: 'Task neturi lauko {field} arba jis paslėptas.',
    cure: `Įdiekite paketą. ${PERMISSION}`,
  },
  sf_key_not_unique: {
    finding:
      'Laukas {field} nepažymėtas External ID ir Unique, todėl vienas skambutis gali gauti dvi užduotis.',
    cure: 'Activity lauką pažymėkite External ID ir Unique.',
  },
  sf_task_fields_locked: {
    finding: 'Šių Task laukų įrašyti negalima: {fields}',
    cure: PERMISSION,
  },
  sf_tasks: { finding: 'Užduotis rašyti galima, po vieną kiekvienam {field}.' },
  sf_status_open: {
    finding: 'Užduotys gautų būseną „{status}“, kuri nelaikoma baigta, ir liktų atviros.',
    cure: 'Nustatykite task.status į vieną iš šių: {closed}.',
  },
  sf_record_type: {
    finding: 'Task neturi aktyvaus įrašo tipo {name}.',
    cure: 'Pataisykite task.recordType: aktyvaus Task įrašo tipo kūrėjo vardas.',
  },
  sf_own_fields_wrong: {
    finding: 'neteisinga task.fields dalis: {fields}',
    cure: 'Pataisykite task.fields.',
  },
  sf_values_missing: {
    finding: 'Task sąrašuose nėra reikšmių, kurias rašo jungtis: {values}',
    cure: 'Pridėkite jas prie sąrašų ir įrašo tipo (Setup, Object Manager, Task) arba pakeiskite task.status, task.fields, task.outcomeField ar rezultatų `value`.',
  },
  sf_values: {
    finding: 'Pasibaigę skambučiai gauna būseną „{status}“; visos rašomos sąrašų reikšmės yra.',
  },
  sf_default_closed: {
    finding:
      'Naujos užduotys gauna būseną „{status}“, kuri laikoma baigta. Niekas nematytų, kam perskambinti.',
    cure: 'Numatytąja Task Status reikšme pasirinkite atvirą būseną (Setup, Object Manager, Task, Fields, Status).',
  },
  sf_call_backs: { finding: 'Užduotis perskambinti rašyti galima, ir jos lieka atviros.' },
};
