import { api } from '../../endpoints.ts';
import { CountryPicker } from '../country-picker.tsx';
import { useLoad } from '../use-load.ts';

/** Satellite and premium ranges belong to no country. */
const WORLDWIDE = 'ZZ';

/** One country or several, by name; what is no country cannot be entered. */
export const CountryField = (props: {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  disabled: boolean | undefined;
  chosen: readonly string[];
  set: (value: unknown) => void;
  isSingle?: boolean;
}) => {
  const countries = useLoad('countries', api.countries);
  return (
    <CountryPicker
      label={props.label}
      hint={props.hint}
      error={props.error}
      disabled={props.disabled}
      known={[...(countries.data?.items ?? []), ...(props.isSingle ? [] : [WORLDWIDE])]}
      chosen={props.chosen}
      onChosen={(codes) => {
        const [last] = codes.slice(-1);
        props.set(props.isSingle ? last : codes.length === 0 ? undefined : codes);
      }}
    />
  );
};
