import { Check, Field } from '../../parts/field.tsx';
import { NUMBER_TYPES, countryNames } from './rules-form.ts';
import type { RulesForm } from './rules-form.ts';

type TextName = Exclude<keyof RulesForm, 'blockedTypes'>;

interface FieldsProps {
  readonly form: RulesForm;
  readonly disabled: boolean;
  readonly errorAt: (name: string) => string | undefined;
  readonly onForm: (form: RulesForm) => void;
}

/** The rules in three groups: where to, how much, when. */
export const RulesFields = ({ form, disabled, errorAt, onForm }: FieldsProps) => {
  const text = (name: TextName) => ({
    value: form[name],
    disabled,
    error: errorAt(name),
    onValue: (value: string) => {
      onForm({ ...form, [name]: value });
    },
  });
  // Kinds of the file that have no words here stay as they are.
  const others = form.blockedTypes.filter((type) => !NUMBER_TYPES.some(([known]) => known === type));
  return (
    <>
      <fieldset>
        <legend>Destinations</legend>
        <Field
          label="Country of numbers without +"
          hint={countryNames(form.defaultCountry) || 'Two letters, such as LT'}
          {...text('defaultCountry')}
        />
        <Field
          label="Allowed countries"
          hint={
            countryNames(form.allowedCountries) ||
            'Two letters each, such as LT LV DE. Empty: every country, but not satellite and premium ranges (ZZ)'
          }
          {...text('allowedCountries')}
        />
        <Field
          label="Blocked beginnings"
          hint="In international form, such as +370900"
          {...text('blockedPrefixes')}
        />
        <p class="group-label" id="blocked-kinds">
          Blocked kinds of numbers
        </p>
        <div class="checks" role="group" aria-labelledby="blocked-kinds">
          {NUMBER_TYPES.map(([type, label]) => (
            <Check
              key={type}
              label={label}
              disabled={disabled}
              checked={form.blockedTypes.includes(type)}
              onValue={(isOn) => {
                const rest = form.blockedTypes.filter((one) => one !== type);
                onForm({ ...form, blockedTypes: isOn ? [...rest, type] : rest });
              }}
            />
          ))}
        </div>
        {others.length > 0 && <p class="muted">Also blocked: {others.join(', ')}</p>}
      </fieldset>
      <fieldset>
        <legend>Calls per agent</legend>
        <div class="fields">
          <Field label="At a time" type="number" {...text('concurrent')} />
          <Field label="Per minute" type="number" {...text('perMinute')} />
          <Field label="Per day" type="number" {...text('perDay')} />
        </div>
      </fieldset>
      <fieldset>
        <legend>Quiet hours</legend>
        <p class="muted">Nobody is called between these times where the contact lives. Empty: at any time.</p>
        <div class="fields">
          <Field label="From" type="time" {...text('quietFrom')} />
          <Field label="Until" type="time" {...text('quietTo')} />
        </div>
      </fieldset>
    </>
  );
};
