/** Names of fields whose values must not be shown, wherever they occur; matched at the end of the name. */
const SECRET_NAME = /(password|secrets?|secretKey|privateKey|apiKeys?|token|pin)$/i;
export const isSecretField = (name: string): boolean => SECRET_NAME.test(name);
