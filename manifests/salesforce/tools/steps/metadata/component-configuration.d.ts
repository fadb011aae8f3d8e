/*
 * What the WSDL calls a text: the settings that a component offers where it is placed (`targetConfigs` of a
 * *.js-meta.xml). `@name` is an attribute. Source: Lightning Web Components Developer Guide, XML Configuration File
 * Elements. Only what is allowed at the targets that this package uses; see TARGETS in rules/lightning.mjs.
 */
export type TargetConfigs = { targetConfig: TargetConfig[] };
export type TargetConfig = {
  '@targets': string;
  '@configurationEditor'?: string;
  actionType?: 'Action' | 'ScreenAction';
  objects?: TargetObjects;
  property: TargetProperty[];
  supportedFormFactors?: SupportedFormFactors;
};
export type TargetObjects = { object: string[] };
export type SupportedFormFactors = { supportedFormFactor: SupportedFormFactor[] };
export type SupportedFormFactor = { '@type': 'Large' | 'Small' };
export type TargetProperty = {
  '@name': string;
  '@type': TargetPropertyType;
  '@label'?: string;
  '@description'?: string;
  '@datasource'?: string;
  '@default'?: string;
  '@max'?: number;
  '@min'?: number;
  '@placeholder'?: string;
  '@required'?: boolean;
  '@role'?: 'inputOnly' | 'outputOnly';
};
export type TargetPropertyType =
  | 'Boolean'
  | 'Color'
  | 'Date'
  | 'DateTime'
  | 'Integer'
  | 'String'
  | 'Boolean[]'
  | 'Date[]'
  | 'DateTime[]'
  | 'Integer[]'
  | 'String[]';
