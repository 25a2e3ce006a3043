import { readFileSync } from 'node:fs';
import { App, Chart, Duration } from 'cdk8s';
import { LocustLoadTest } from 'cdk8s-inference';

const app = new App();

// The packaged users with another mix and payload: half of the requests predict, 100 rows each, and every tenth request
// comes on a new connection, so that pods that a scale-up adds get their share.
new LocustLoadTest(new Chart(app, 'large-payload'), 'LoadTest', {
  name: 'large-payload',
  host: 'http://classifier:8000',
  workers: 2,
  scenario: {
    weights: { predict: 50, healthz: 50, metrics: 0 },
    rows: 100,
    features: 8,
    thinkAtLeast: Duration.millis(100),
    thinkAtMost: Duration.millis(500),
    newConnectionRatio: 0.1,
  },
});

// Users of your own: any locustfile, and the class in it to run. cdk8s runs the app in this folder.
new LocustLoadTest(new Chart(app, 'recommendations'), 'LoadTest', {
  name: 'recommendations',
  host: 'http://recommender:8080',
  workers: 4,
  locustfile: readFileSync('locustfile.py', 'utf8'),
  userClass: 'Shopper',
});

app.synth();
