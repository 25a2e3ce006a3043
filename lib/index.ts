export { type Fault, type FaultCode, InvalidInput } from './values/invalid-input';
