import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { LocalKafka } from '../constructs/local-kafka';
import type { LocalSettings } from '../settings/local-settings';

/** The Kafka broker of a developer's cluster. */
export class KafkaChart extends Chart {
  public constructor(scope: Construct, id: string, { namespace, kafkaImage }: LocalSettings) {
    super(scope, id, { namespace });
    new LocalKafka(this, 'Kafka', { image: kafkaImage });
  }
}
