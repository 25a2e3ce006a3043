import { StableService, type StableServiceProps } from '../../lib/constructs/stable-service';
import { type Manifest, only, synthConstruct } from '../support/synth-construct';

const PROPS: StableServiceProps = {
  name: 'inference',
  selector: { app: 'inference' },
  ports: [{ name: 'http', port: 8000 }],
};
const service = (props: Partial<StableServiceProps> = {}): Manifest =>
  only(
    synthConstruct((chart) => new StableService(chart, 'Service', { ...PROPS, ...props })),
    'Service',
  );

test('the default manifest', () => {
  expect(service()).toMatchSnapshot();
});

test('it has a cluster address, and leads each port to the same port of the pods', () => {
  expect(service().spec).toEqual({
    type: 'ClusterIP',
    selector: { app: 'inference' },
    ports: [{ name: 'http', port: 8000, targetPort: 8000, protocol: 'TCP' }],
  });
  expect(service({ ports: [{ name: 'http', port: 80, targetPort: 8000 }] }).spec.ports[0].targetPort).toBe(8000);
});

test('a node port makes it a NodePort Service', () => {
  const { spec } = service({ ports: [{ name: 'web', port: 8089, nodePort: 30_089 }] });
  expect(spec.type).toBe('NodePort');
  expect(spec.ports[0].nodePort).toBe(30_089);
});

test('its own labels are those of the selector unless said otherwise', () => {
  expect(service().metadata.labels).toEqual({ app: 'inference' });
  expect(service({ labels: { tier: 'front' } }).metadata.labels).toEqual({ tier: 'front' });
});

test.each([
  { props: { ports: [] }, says: "'ports' is empty" },
  { props: { selector: {} }, says: "'selector' is empty and selects no pod" },
  { props: { name: 'a.b' }, says: "'name' is 'a.b', not a DNS label" },
  { props: { ports: [{ name: 'http', port: 0 }] }, says: "'ports[0].port' is 0" },
  { props: { ports: [{ name: 'http', port: 1, targetPort: 70_000 }] }, says: "'ports[0].targetPort' is 70000" },
  {
    props: { ports: [{ name: 'web', port: 1, nodePort: 8089 }] },
    says: "'ports[0].nodePort' is 8089; give a whole number from 30000 to 32767",
  },
  {
    props: {
      ports: [
        { name: 'http', port: 1 },
        { name: 'http', port: 2 },
      ],
    },
    says: "'ports[1].name' is 'http', given already",
  },
])('fails: $says', ({ props, says }) => {
  expect(() => service(props)).toThrow(says);
});
