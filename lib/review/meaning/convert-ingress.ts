import { type Fields, fieldsAt, isFields, itemsAt } from '../../manifests/field-at';

/** Returns an Ingress of `extensions/v1beta1` or `networking.k8s.io/v1beta1` as v1 says it (`conversion.go`, v1.21). */
export function ingressAsV1(data: Fields): Fields {
  const { backend, rules: _rules, ...spec } = fieldsAt(data, 'spec');
  const rules = itemsAt(data, 'spec', 'rules').map(({ fields }) => ruleFrom(fields));
  return {
    ...data,
    spec: {
      ...spec,
      ...(isFields(backend) && { defaultBackend: backendFrom(backend) }),
      ...(rules.length > 0 && { rules }),
    },
  };
}

function ruleFrom(rule: Fields): Fields {
  if (!isFields(rule.http)) {
    return rule;
  }
  const paths = itemsAt(rule, 'http', 'paths').map(({ fields }) => ({
    pathType: 'ImplementationSpecific',
    ...fields,
    backend: backendFrom(fieldsAt(fields, 'backend')),
  }));
  return { ...rule, http: { ...rule.http, paths } };
}

function backendFrom({ serviceName, servicePort, ...rest }: Fields): Fields {
  if (serviceName === undefined) {
    return rest;
  }
  const port = typeof servicePort === 'number' ? { number: servicePort } : { name: servicePort };
  return { ...rest, service: { name: serviceName, port } };
}
