import icon from '../icon.svg';

/** Sign and name, above the forms that are shown before anybody is signed in. */
export const Brand = () => (
  <p class="brand">
    <img src={icon} alt="" width={22} height={22} />
    <span>MOR CRM connector</span>
  </p>
);
