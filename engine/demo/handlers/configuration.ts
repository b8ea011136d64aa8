import { invalidValue } from '../api-error.js';
import type { Handlers } from '../call.js';

export const configurationHandlers: Handlers = {
  updateConfiguration({ params, world }) {
    const name = params.text('name') ?? '';
    const setting = world.tables.configurations.find((row) => row.name === name);
    if (!setting) throw invalidValue(`Config parameter with name ${name} doesn't exist`);
    const value = params.text('value');
    if (value === undefined) throw invalidValue('Please specify a value for the configuration');
    if (setting['type'] === 'Number' && !/^-?\d+$/.test(value))
      throw invalidValue(`Invalid value ${value} for ${name}: a whole number is expected`);
    if (setting['type'] === 'Boolean' && !/^(true|false)$/.test(value))
      throw invalidValue(`Invalid value ${value} for ${name}: true or false is expected`);
    setting.value = value;
    return { object: setting };
  },
};
